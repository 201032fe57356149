using System.CommandLine;

namespace Sektorskifte.Host.Commands;

/// <summary><c>survey</c>: from a frame to estimates.</summary>
internal static class SurveyCommand
{
    public static Command Create() => new("survey", "Survey data: draw a sample, weight the answers, estimate by the design.")
    {
        SampleCommand.Create(),
        WeightCommand.Create(),
        EstimateCommand.Create(),
    };

    public static Option<string> Design() => new("--design")
    {
        Description = "How the rows were drawn: a JSON file, see docs/formats/survey-design.md.",
        HelpName = "DESIGN.json",
        Required = true,
    };
}
