namespace Sektorskifte.Register.Profiles.Json;

/// <summary>The words by which a profile writes the values of an enumeration.</summary>
internal sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct, Enum
{
    /// <summary>Every word, for messages.</summary>
    public string Expected { get; } = string.Join(" or ", pairs.Select(p => $"\"{p.Word}\""));

    public IEnumerable<string> All => pairs.Select(p => p.Word);

    public bool TryParse(string word, out T value)
    {
        foreach (var pair in pairs)
        {
            if (pair.Word == word)
            {
                value = pair.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public string Of(T value) => pairs.First(p => EqualityComparer<T>.Default.Equals(p.Value, value)).Word;
}

/// <summary>The words of each enumeration in a profile.</summary>
internal static class ProfileWords
{
    public static readonly Words<FileFormat> Format =
        new(("byName", FileFormat.ByName), ("csv", FileFormat.Csv), ("parquet", FileFormat.Parquet));

    public static readonly Words<EmployerFold> Fold =
        new(("whiteSpace", EmployerFold.WhiteSpace), ("case", EmployerFold.Case));

    public static readonly Words<PeriodType> Period =
        new(("year", PeriodType.Year), ("month", PeriodType.Month), ("spell", PeriodType.Spell));

    public static readonly Words<Grain> Grain = new(("year", Profiles.Grain.Year), ("month", Profiles.Grain.Month));

    public static readonly Words<MainJobCriterion> MainJob =
        new(("pay", MainJobCriterion.Pay), ("hours", MainJobCriterion.Hours));

    public static readonly Words<AmbiguityRule> Ambiguity =
        new(("none", AmbiguityRule.None), ("several_employers", AmbiguityRule.SeveralEmployers));

    public static readonly Words<LeaderField> Field = new(
        ("occupation", LeaderField.Occupation), ("status", LeaderField.Status), ("title", LeaderField.Title));
}

/// <summary>What an employer's names are compared without.</summary>
internal enum EmployerFold
{
    WhiteSpace,
    Case,
}
