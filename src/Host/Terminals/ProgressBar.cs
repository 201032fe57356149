using System.Globalization;
using Sektorskifte.Register.Mapping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sektorskifte.Host.Terminals;

/// <summary>Progress on a terminal: a bar for each stage with the rate and the time left.</summary>
internal static class ProgressBar
{
    public static T Show<T>(IAnsiConsole console, string unit, Func<IProgress<RunProgress>?, T> work) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(unit), new RemainingTimeColumn())
        .Start(context => work(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<RunProgress>
    {
        private ProgressTask? _task;

        public void Report(RunProgress value)
        {
            if (_task is null || _task.Description != value.Stage)
            {
                _task?.StopTask();
                _task = context.AddTask(value.Stage, maxValue: 1);
            }

            _task.State.Update<long>("rows", _ => value.Rows);
            _task.Value = value.Fraction;
        }
    }

    private sealed class RateColumn(string unit) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
            var rate = seconds > 0 ? task.State.Get<long>("rows") / seconds : 0;
            return new Text(string.Create(CultureInfo.InvariantCulture, $"{rate:N0} {unit}/s"));
        }
    }
}
