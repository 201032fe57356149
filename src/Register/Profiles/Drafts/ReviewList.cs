using System.Globalization;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>The guesses of a draft, each with what it rests on.</summary>
internal sealed class ReviewList
{
    private readonly List<ReviewNote> _notes = [];

    public IReadOnlyList<ReviewNote> Notes => _notes;

    public void Add(string path, string note) => _notes.Add(new ReviewNote(path, note));

    /// <summary>A column that was chosen by its header, with what its values look like.</summary>
    /// <param name="path">The JSON path of the guess.</param>
    /// <param name="column">The column.</param>
    /// <param name="check">What to check.</param>
    /// <param name="named">Values may be named; not persons and their pay, since a profile travels and microdata do not.</param>
    public void Column(string path, SampleColumn column, string check, bool named = true)
    {
        var examples = named
            ? ", such as " + string.Join(", ", column.Distinct.Take(3).Select(d => $"\"{(d.Key.Length > 40 ? d.Key[..40] + "…" : d.Key)}\""))
            : "";
        var values = column.Filled == 0
            ? "no values in the sample"
            : string.Create(CultureInfo.InvariantCulture, $"{column.Distinct.Count} different values in {column.Filled} of {column.Rows} rows{examples}");
        Add(path, $"Column \"{column.Name}\" by its name and values ({values}). {check}");
    }
}
