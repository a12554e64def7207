using System.Runtime.InteropServices;
using System.Text;

namespace Arus.Learning.Onnx;

/// <summary>One input and one output of a session, in memory of its own. For one thread; allocates nothing per run.</summary>
internal sealed unsafe class OnnxRun : SafeHandle
{
    private readonly OnnxSession _session;
    private readonly OnnxRuntime _runtime;
    private readonly OnnxTensor _input;
    private readonly byte[] _inputName;
    private readonly byte[] _outputName;
    private readonly float[] _singles;
    private readonly double[] _doubles;

    /// <summary>One for a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="input">What goes in, no dimension open.</param>
    /// <param name="output">The name of what comes out.</param>
    public OnnxRun(OnnxSession session, OnnxTensor input, string output)
        : base(0, ownsHandle: true)
    {
        (_session, _runtime, _input) = (session, session.Runtime, input);
        (_inputName, _outputName) = (Name(input.Name), Name(output));
        var count = (int)input.Dimensions!.Aggregate(1L, (product, dimension) => product * dimension);
        var isSingle = input.ElementType == OnnxTensor.Single;
        _singles = GC.AllocateArray<float>(isSingle ? count : 0, pinned: true);
        _doubles = GC.AllocateArray<double>(isSingle ? 0 : count, pinned: true);
        nint memory = 0, value = 0;
        ((delegate* unmanaged<int, int, nint*, nint>)_runtime.Function(OnnxFunction.CreateCpuMemoryInfo))(1, 0, &memory);
        fixed (long* dimensions = input.Dimensions)
        {
            var data = isSingle ? (void*)Marshal.UnsafeAddrOfPinnedArrayElement(_singles, 0) : (void*)Marshal.UnsafeAddrOfPinnedArrayElement(_doubles, 0);
            var create = (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_runtime.Function(OnnxFunction.CreateTensorWithDataAsOrtValue);
            var status = create(memory, data, (nuint)(count * (isSingle ? 4 : 8)), dimensions, (nuint)input.Dimensions!.Length, input.ElementType, &value);
            _runtime.Release(OnnxFunction.ReleaseMemoryInfo, memory);
            if (_runtime.Problem(status) is { } problem)
            {
                throw new InvalidOperationException(problem);
            }
        }

        SetHandle(value);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Runs the model.</summary>
    /// <param name="rows">The input.</param>
    /// <param name="answer">What came out; only as much as fits.</param>
    /// <param name="problem">Why it did not; null when it did.</param>
    /// <returns>How many numbers came out; −1 when these are no floats or it did not run.</returns>
    public int Run(ReadOnlySpan<double> rows, Span<double> answer, out string? problem)
    {
        Fill(rows);
        nint output = 0;
        var held = false;
        try
        {
            _session.DangerousAddRef(ref held);
            fixed (byte* inputName = _inputName, outputName = _outputName)
            {
                var from = inputName;
                var to = outputName;
                var value = handle;
                var run = (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_runtime.Function(OnnxFunction.Run);
                problem = _runtime.Problem(run(_session.DangerousGetHandle(), 0, &from, &value, 1, &to, 1, &output));
            }

            return problem is null ? Read(output, answer) : -1;
        }
        finally
        {
            if (output != 0)
            {
                _runtime.Release(OnnxFunction.ReleaseValue, output);
            }

            if (held)
            {
                _session.DangerousRelease();
            }
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _runtime.Release(OnnxFunction.ReleaseValue, handle);
        return true;
    }

    private void Fill(ReadOnlySpan<double> rows)
    {
        if (_input.ElementType == OnnxTensor.Double)
        {
            rows[.._doubles.Length].CopyTo(_doubles);
            return;
        }

        for (var i = 0; i < _singles.Length; i++)
        {
            _singles[i] = (float)rows[i];
        }
    }

    private int Read(nint output, Span<double> answer)
    {
        int isTensor, type;
        nuint rank;
        nint shape, data;
        if (_runtime.Problem(((delegate* unmanaged<nint, int*, nint>)_runtime.Function(OnnxFunction.IsTensor))(output, &isTensor)) is not null || isTensor == 0)
        {
            return -1;
        }

        ((delegate* unmanaged<nint, nint*, nint>)_runtime.Function(OnnxFunction.GetTensorTypeAndShape))(output, &shape);
        ((delegate* unmanaged<nint, int*, nint>)_runtime.Function(OnnxFunction.GetTensorElementType))(shape, &type);
        ((delegate* unmanaged<nint, nuint*, nint>)_runtime.Function(OnnxFunction.GetDimensionsCount))(shape, &rank);
        var dimensions = stackalloc long[8];
        var count = rank > 8 ? -1L : 1L;
        if (count > 0)
        {
            ((delegate* unmanaged<nint, long*, nuint, nint>)_runtime.Function(OnnxFunction.GetDimensions))(shape, dimensions, rank);
            for (nuint i = 0; i < rank; i++)
            {
                count *= dimensions[i];
            }
        }

        _runtime.Release(OnnxFunction.ReleaseTensorTypeAndShapeInfo, shape);
        if (count is < 0 or > int.MaxValue || type is not (OnnxTensor.Single or OnnxTensor.Double))
        {
            return -1;
        }

        ((delegate* unmanaged<nint, nint*, nint>)_runtime.Function(OnnxFunction.GetTensorMutableData))(output, &data);
        for (var i = 0; i < Math.Min((int)count, answer.Length); i++)
        {
            answer[i] = type == OnnxTensor.Single ? ((float*)data)[i] : ((double*)data)[i];
        }

        return (int)count;
    }

    private static byte[] Name(string name) => [.. Encoding.UTF8.GetBytes(name), 0];
}
