namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>Which column of a sample plays which role: named by its header, not contradicted by its values.</summary>
internal sealed class ColumnRoles
{
    private readonly Dictionary<ColumnRole, SampleColumn> _byRole = [];

    public ColumnRoles(IReadOnlyList<SampleColumn> columns)
    {
        // A header that stands twice can't be mapped.
        var candidates = columns.Where(c => columns.Count(o => o.Name == c.Name) == 1 && c.Name.Trim().Length > 0).ToList();
        var fits =
            from column in candidates
            from role in Enum.GetValues<ColumnRole>()
            let score = RoleWords.Score(role, column.Header)
            where score > 0 && RoleContent.Fits(role, column)
            orderby score descending, role
            select (role, column);
        foreach (var (role, column) in fits)
        {
            if (!_byRole.ContainsKey(role) && !_byRole.ContainsValue(column))
            {
                _byRole.Add(role, column);
            }
        }

        if (!HasPeriod)
        {
            TakePeriodByContent(candidates);
        }
    }

    public bool IsSpell => _byRole.ContainsKey(ColumnRole.Start) && _byRole.ContainsKey(ColumnRole.End);

    public bool HasPeriod => IsSpell || _byRole.ContainsKey(ColumnRole.Month) || _byRole.ContainsKey(ColumnRole.Year);

    /// <summary>The column of the role; null when there is none.</summary>
    public SampleColumn? this[ColumnRole role] => _byRole.GetValueOrDefault(role);

    // A column of years or months can be told by its values alone.
    private void TakePeriodByContent(IEnumerable<SampleColumn> candidates)
    {
        foreach (var column in candidates.Where(c => !_byRole.ContainsValue(c)))
        {
            if (RoleContent.IsYears(column) || RoleContent.IsMonths(column))
            {
                _byRole.Add(RoleContent.IsYears(column) ? ColumnRole.Year : ColumnRole.Month, column);
                return;
            }
        }
    }
}
