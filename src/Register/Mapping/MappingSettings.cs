using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>The settings of a run as the caller wrote them, checked against the profile.</summary>
internal static class MappingSettings
{
    private const int MaxGap = 120;
    private const int MaxBreakdowns = 4;
    private const long LeastMemory = 64L << 20;

    public static LeaderDefinition Definition(Profile profile, string? asked) =>
        profile.Leaders.Find(asked ?? profile.Leaders.Default) ?? throw new InputException(
            $"The profile {profile.Name} has no leader definition '{asked}'; it has "
            + string.Join(", ", profile.Leaders.Definitions.Select(d => $"{d.Name}@{d.Version}")) + ".");

    public static IReadOnlyList<AttributeColumn> Breakdown(Profile profile, IReadOnlyList<string> asked)
    {
        if (asked.Count > MaxBreakdowns || asked.Distinct().Count() < asked.Count)
        {
            throw new InputException($"A breakdown by {string.Join(", ", asked)}: at most {MaxBreakdowns} attributes, each once.");
        }

        return
        [
            .. asked.Select(name => profile.Columns.Attributes.FirstOrDefault(a => a.Name == name) ?? throw new InputException(
                $"The profile {profile.Name} has no attribute '{name}' to break results down by; it has "
                + (profile.Columns.Attributes.Count == 0 ? "none" : string.Join(", ", profile.Columns.Attributes.Select(a => a.Name)))
                + ".")),
        ];
    }

    public static (int? First, int? Last) Window(PeriodRule rule, string? from, string? to)
    {
        var first = from is null ? null : (int?)Bound("--from", from, rule, last: false);
        var last = to is null ? null : (int?)Bound("--to", to, rule, last: true);
        return first > last
            ? throw new InputException($"The window from {from} to {to} ends before it starts.")
            : (first, last);
    }

    public static int Gap(Profile profile, int? asked) => asked is < 0 or > MaxGap
        ? throw new InputException($"A gap allowance of {asked}: it is a number of periods from 0 to {MaxGap}.")
        : asked ?? profile.GapAllowance;

    public static long Memory(long? asked) => asked is < LeastMemory
        ? throw new InputException($"A memory of {asked} bytes: it is at least {LeastMemory >> 20}M.")
        : asked ?? Math.Max(LeastMemory, MachineMemory.Half());

    private static int Bound(string name, string text, PeriodRule rule, bool last) =>
        PeriodNumbers.TryRead(text, rule, last, out var period) ? period : throw new InputException(
            $"{name} {text}: expected a year from {rule.FirstYear} to {rule.LastYear}"
            + (rule.Grain == Grain.Month ? ", or a month in one, such as 2008-01." : "."));
}
