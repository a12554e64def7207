@echo off
rem The door to Arus on Windows: arus demo, arus test, arus bench; every other word goes to the built program.
setlocal
set ROOT=%~dp0
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
where dotnet >nul 2>nul
if errorlevel 1 (
    echo arus: the .NET 10 SDK is missing; asking winget for Microsoft.DotNet.SDK.10 1>&2
    winget install --silent --accept-source-agreements --accept-package-agreements Microsoft.DotNet.SDK.10 1>&2
)
if "%~1"=="test" (
    dotnet build "%ROOT%All.slnx" -c Release -v quiet || exit /b 1
    "%ROOT%artifacts\bin\UnitTests\release\Arus.UnitTests.exe" -noColor || exit /b 1
    "%ROOT%artifacts\bin\IntegrationTests\release\Arus.IntegrationTests.exe" -noColor
    exit /b %errorlevel%
)
if "%~1"=="bench" (
    dotnet build "%ROOT%bench\Benchmarks\Benchmarks.csproj" -c Release -v quiet || exit /b 1
    "%ROOT%artifacts\bin\Benchmarks\release\Arus.Benchmarks.exe" %2 %3 %4 %5
    exit /b %errorlevel%
)
if not exist "%ROOT%artifacts\bin\Host\release\arus.exe" dotnet build "%ROOT%src\Host\Host.csproj" -c Release -v quiet || exit /b 1
"%ROOT%artifacts\bin\Host\release\arus.exe" %*
exit /b %errorlevel%
