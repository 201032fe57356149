using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>The categories of a factor that have rows in a domain.</summary>
internal static class PresentLevels
{
    /// <summary>The factor with these categories alone; rows outside the domain are missing.</summary>
    /// <returns>The factor; or that it has missing values in the domain, or a single category.</returns>
    public static Outcome<Factor> Of(SurveyDesign design, Factor factor)
    {
        if (SurveyMean.Check(design, factor) is { } problem)
        {
            return problem;
        }

        var positions = new int[factor.Levels.Count];
        Array.Fill(positions, -1);
        for (var row = 0; row < factor.Count; row++)
        {
            if (design.Contains(row))
            {
                positions[factor.Codes[row]] = 0;
            }
        }

        var levels = new List<string>();
        for (var level = 0; level < positions.Length; level++)
        {
            if (positions[level] == 0)
            {
                positions[level] = levels.Count;
                levels.Add(factor.Levels[level]);
            }
        }

        if (levels.Count < 2)
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                levels.Count == 0
                    ? $"{factor.Name} has no rows in the domain."
                    : $"{factor.Name} is {levels[0]} in every row of the domain; a comparison takes two categories.");
        }

        var codes = new int[factor.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = design.Contains(row) ? positions[factor.Codes[row]] : -1;
        }

        return Factor.OfCodes(factor.Name, codes, levels);
    }
}
