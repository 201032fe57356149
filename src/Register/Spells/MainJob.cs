using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>Which of two jobs in a period is the main one, so that the choice never depends on the order of rows.</summary>
internal sealed class MainJob(IReadOnlyList<MainJobCriterion> criteria, JobCatalogue catalogue)
{
    private readonly bool _payFirst = criteria.Count > 0 && criteria[0] == MainJobCriterion.Pay;
    private readonly bool _hoursFirst = criteria.Count > 0 && criteria[0] == MainJobCriterion.Hours;
    private readonly bool _both = criteria.Count > 1;

    /// <summary>Whether the candidate is the main job rather than the best so far.</summary>
    public bool Beats(in JobRow candidate, in JobRow best)
    {
        var order = 0;
        if (_payFirst)
        {
            order = candidate.Pay.CompareTo(best.Pay);
        }
        else if (_hoursFirst)
        {
            order = candidate.Hours.CompareTo(best.Hours);
        }

        if (order == 0 && _both)
        {
            order = _payFirst ? candidate.Hours.CompareTo(best.Hours) : candidate.Pay.CompareTo(best.Pay);
        }

        return order > 0 || (order == 0 && ComesFirst(candidate, best));
    }

    private bool ComesFirst(in JobRow left, in JobRow right)
    {
        var order = catalogue.Employers.CompareNames(left.Employer, right.Employer);
        order = order != 0 ? order : catalogue.Titles.Compare(left.Title, right.Title);
        order = order != 0 ? order : catalogue.Sectors.Compare(left.Sector, right.Sector);
        order = order != 0 ? order : catalogue.Occupations.Compare(left.Occupation, right.Occupation);
        order = order != 0 ? order : catalogue.Statuses.Compare(left.Status, right.Status);
        return (order != 0 ? order : catalogue.Attributes.Compare(left.Attributes, right.Attributes)) < 0;
    }
}
