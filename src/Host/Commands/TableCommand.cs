using System.CommandLine;
using Sektorskifte.Analysis.Mobility;
using Sektorskifte.Host.Terminals;

namespace Sektorskifte.Host.Commands;

/// <summary><c>table</c>: tables of counts, such as origin by destination.</summary>
internal static class TableCommand
{
    public static Command Create() => new("table", "Tables of counts, such as origin by destination by period: models and measures of mobility.")
    {
        Fit(),
        Measures(),
    };

    private static Command Fit()
    {
        var source = new SourceOptions();
        var models = new Option<string[]>("--model", "-m")
        {
            Description = $"The models: {string.Join("; ", TableModel.All.Select(model => $"{model.Word} ({model.Meaning})"))}.",
            HelpName = "MODEL",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        RecordOptions.RefuseOptionsAmong(models, "");
        var diagonal = new Option<bool>("--block-diagonal") { Description = "Fit the diagonal as it is: stayers say nothing of the association then." };
        var confidence = Fraction.Option("--confidence", "The confidence level of intervals.", 0.95, closed: false);
        var folder = ResultCommand.Out();
        var command = new Command("fit", "Fit log-linear and log-multiplicative models: G2, df, BIC, parameters, fitted counts and residuals.")
        {
            models, diagonal, confidence, folder,
        };
        source.AddTo(command);
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            TableFit.Run(source.Of(parsed), parsed.GetRequiredValue(models), parsed.GetValue(diagonal), parsed.GetValue(confidence)),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "table fit --data flows.csv --rows origin --columns destination --count moves --model independence quasi-independence quasi-symmetry",
            "table fit --data flows.csv --rows origin --columns destination --layers period --count moves --model constant unidiff --block-diagonal");
    }

    private static Command Measures()
    {
        var source = new SourceOptions();
        var added = new Option<double>("--add")
        {
            Description = "What is added to each count for odds ratios and distances; 0.5 where cells are empty.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 0,
        };
        added.Validators.Add(result =>
        {
            if (!result.Errors.Any() && !(result.GetValueOrDefault<double>() is >= 0 and < double.PositiveInfinity))
            {
                result.AddError("--add: expected a number from 0.");
            }
        });
        var confidence = Fraction.Option("--confidence", "The confidence level of intervals.", 0.95, closed: false);
        var folder = ResultCommand.Out();
        var command = new Command(
            "measures", "Measures of mobility: immobility, structural and exchange mobility, Shorrocks' index, Altham's distance, percentages, odds ratios.")
        {
            added, confidence, folder,
        };
        source.AddTo(command);
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            TableMeasures.Run(source.Of(parsed), parsed.GetValue(added), parsed.GetValue(confidence)),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "table measures --data flows.csv --rows origin --columns destination --count moves",
            "table measures --data flows.csv --rows origin --columns destination --layers period --count moves --add 0.5 --out measures");
    }

    /// <summary>The options that say where a table stands in a file.</summary>
    private sealed class SourceOptions
    {
        private readonly Option<string> _data = ResultCommand.Data("The counts: CSV or Parquet, a row a cell, or a row a person.");
        private readonly Option<string?> _rows = ResultCommand.Column("--rows", "The column of the rows, such as the origin.");
        private readonly Option<string?> _columns = ResultCommand.Column("--columns", "The column of the columns, such as the destination.");
        private readonly Option<string?> _layers = ResultCommand.Column("--layers", "The column of the layers, such as the period.");

        private readonly Option<string?> _count = ResultCommand.Column(
            "--count", "The column of the counts; each row is one person when left out. A missing count is a structural zero.");

        private readonly Option<string[]> _order = ResultCommand.Columns(
            "--order", "The categories of rows and columns in their order, where that is not the order of numbers or letters.");

        public void AddTo(Command command)
        {
            _rows.Required = true;
            _columns.Required = true;
            _order.HelpName = "CATEGORY";
            foreach (var option in new Option[] { _data, _rows, _columns, _layers, _count, _order })
            {
                command.Add(option);
            }
        }

        public TableSource Of(ParseResult parsed) => new()
        {
            Data = parsed.GetRequiredValue(_data),
            Rows = parsed.GetRequiredValue(_rows)!,
            Columns = parsed.GetRequiredValue(_columns)!,
            Layers = parsed.GetValue(_layers),
            Count = parsed.GetValue(_count),
            Order = parsed.GetRequiredValue(_order),
        };
    }
}
