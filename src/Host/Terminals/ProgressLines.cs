using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Host.Terminals;

/// <summary>Progress where there is no terminal: a plain line when a stage begins and every five seconds of it.</summary>
internal sealed class ProgressLines(TextWriter writer, string unit) : IProgress<RunProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _stage = new();
    private TimeSpan _next;
    private string _current = "";

    public void Report(RunProgress value)
    {
        if (value.Stage != _current)
        {
            _current = value.Stage;
            _stage.Restart();
            _next = Every;
            writer.WriteLine(value.Stage);
        }
        else if (_stage.Elapsed >= _next)
        {
            _next = _stage.Elapsed + Every;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Stage}: {value.Fraction:P0}, {value.Rows:N0} {unit}, {Rate(value):N0} {unit}/s, {Left(value):N0} s left"));
        }
    }

    private double Rate(RunProgress value) => value.Rows / _stage.Elapsed.TotalSeconds;

    private double Left(RunProgress value) =>
        value.Fraction > 0 ? _stage.Elapsed.TotalSeconds * (1 - value.Fraction) / value.Fraction : 0;
}
