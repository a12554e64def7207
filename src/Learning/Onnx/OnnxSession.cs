using System.Runtime.InteropServices;

namespace Arus.Learning.Onnx;

/// <summary>A model loaded by the runtime, on one thread; released when nobody refers to it. Any number of threads may run it, each with its own <see cref="OnnxRun"/>.</summary>
internal sealed unsafe class OnnxSession : SafeHandle
{
    private OnnxSession(OnnxRuntime runtime, nint session)
        : base(0, ownsHandle: true)
    {
        Runtime = runtime;
        SetHandle(session);
    }

    /// <summary>What runs it.</summary>
    public OnnxRuntime Runtime { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Loads a model.</summary>
    /// <param name="runtime">The runtime, which is there.</param>
    /// <param name="name">What faults call the file.</param>
    /// <param name="content">All of the file.</param>
    /// <exception cref="InvalidInputException">The runtime does not take it.</exception>
    public static OnnxSession Load(OnnxRuntime runtime, string name, byte[] content)
    {
        nint options = 0, session = 0;
        try
        {
            Check(runtime, name, ((delegate* unmanaged<nint*, nint>)runtime.Function(OnnxFunction.CreateSessionOptions))(&options));
            Check(runtime, name, ((delegate* unmanaged<nint, int, nint>)runtime.Function(OnnxFunction.SetIntraOpNumThreads))(options, 1));
            Check(runtime, name, ((delegate* unmanaged<nint, int, nint>)runtime.Function(OnnxFunction.SetInterOpNumThreads))(options, 1));
            fixed (byte* bytes = content)
            {
                var create = (delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)runtime.Function(OnnxFunction.CreateSessionFromArray);
                Check(runtime, name, create(runtime.Environment, bytes, (nuint)content.Length, options, &session));
            }

            return new(runtime, session);
        }
        finally
        {
            if (options != 0)
            {
                runtime.Release(OnnxFunction.ReleaseSessionOptions, options);
            }
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Runtime.Release(OnnxFunction.ReleaseSession, handle);
        return true;
    }

    private static void Check(OnnxRuntime runtime, string name, nint status)
    {
        if (runtime.Problem(status) is { } problem)
        {
            throw new InvalidInputException("ONNX_REFUSED", name, $"is not taken by ONNX Runtime {runtime.Version}: {problem}", "a model that this version of the runtime loads");
        }
    }
}
