using System.Runtime.InteropServices;
using Arus.Contracts.Learning;

namespace Arus.Learning.Onnx;

/// <summary>
/// ONNX Runtime by its C interface, whose table of functions only ever grows at its end. Sought where <c>ARUS_ONNXRUNTIME</c> says, in the folder <c>onnxruntime</c> in or beside
/// the folder of the program, and where the system keeps libraries. Loaded at the first use, and for good.
/// </summary>
internal sealed unsafe class OnnxRuntime : IOnnxRuntime
{
    /// <summary>Names the library's file.</summary>
    public const string PathVariable = "ARUS_ONNXRUNTIME";

    private const string HowToGet = "install it with ./arus onnx, or name the file of ONNX Runtime 1.10 or later in " + PathVariable;
    private const uint ApiVersion = 10;
    private const int OnlyFatal = 4;

    private readonly Lazy<(nint Api, nint Environment, string? Version, string Problem)> _loaded;

    /// <summary>The library at a path, or where it is usually found.</summary>
    public OnnxRuntime(string? path = null) => _loaded = new(() => Load(path is null ? Usual() : [path]));

    /// <inheritdoc/>
    public string? Version => _loaded.Value.Version;

    /// <inheritdoc/>
    public string Advice => _loaded.Value.Problem.Length == 0 ? "" : $"{_loaded.Value.Problem}: {HowToGet}";

    /// <summary>The process's one environment of the runtime.</summary>
    public nint Environment => _loaded.Value.Environment;

    /// <summary>Throws when the library is not there.</summary>
    /// <param name="name">What needs it.</param>
    /// <exception cref="InvalidInputException">It is not there.</exception>
    public void Require(string name)
    {
        if (Version is null)
        {
            throw new InvalidInputException("ONNX_RUNTIME_MISSING", name, $"needs ONNX Runtime: {_loaded.Value.Problem}", HowToGet);
        }
    }

    /// <summary>A function of the table.</summary>
    public nint Function(OnnxFunction function) => ((nint*)_loaded.Value.Api)[(int)function];

    /// <summary>The message of a status, which is released; null when there is none.</summary>
    public string? Problem(nint status)
    {
        if (status == 0)
        {
            return null;
        }

        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)Function(OnnxFunction.GetErrorMessage))(status)) ?? "";
        Release(OnnxFunction.ReleaseStatus, status);
        return message;
    }

    /// <summary>Releases what one of the functions that release is for.</summary>
    public void Release(OnnxFunction function, nint what) => ((delegate* unmanaged<nint, void>)Function(function))(what);

    private static IEnumerable<string> Usual()
    {
        if (System.Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        foreach (var folder in new[] { "onnxruntime", Path.Combine("..", "onnxruntime") })
        {
            yield return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, folder, FileName));
        }

        yield return FileName;
    }

    /// <summary>The name of the library's file on this system.</summary>
    internal static string FileName => OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.1.dylib" : "libonnxruntime.so.1";

    private static (nint Api, nint Environment, string? Version, string Problem) Load(IEnumerable<string> paths)
    {
        var problem = "it is not installed";
        foreach (var path in paths)
        {
            if ((Path.IsPathRooted(path) && !File.Exists(path)) || !NativeLibrary.TryLoad(path, out var library))
            {
                continue;
            }

            if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            {
                problem = $"{path} is another library";
                continue;
            }

            // struct OrtApiBase { const OrtApi* (*GetApi)(uint32_t); const char* (*GetVersionString)(); }
            var start = (nint*)((delegate* unmanaged<nint>)entry)();
            var api = ((delegate* unmanaged<uint, nint>)start[0])(ApiVersion);
            var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])());
            if (api == 0)
            {
                problem = $"{path} is of version {version}, too old";
                continue;
            }

            nint environment;
            fixed (byte* name = "arus"u8)
            {
                var create = (delegate* unmanaged<int, byte*, nint*, nint>)((nint*)api)[(int)OnnxFunction.CreateEnv];
                if (create(OnlyFatal, name, &environment) != 0)
                {
                    problem = $"{path} does not start";
                    continue;
                }
            }

            ((delegate* unmanaged<nint, nint>)((nint*)api)[(int)OnnxFunction.DisableTelemetryEvents])(environment);
            return (api, environment, version, "");
        }

        return (0, 0, null, problem);
    }
}
