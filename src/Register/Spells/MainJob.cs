using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>Which of two jobs in a period is the main one, so that the choice never depends on the order of rows.</summary>
internal sealed class MainJob(IReadOnlyList<MainJobCriterion> criteria, JobCatalogue catalogue)
{
    private readonly bool _payFirst = criteria.Count > 0 && criteria[0] == MainJobCriterion.Pay;
    private readonly bool _hoursFirst = criteria.Count > 0 && criteria[0] == MainJobCriterion.Hours;
    private readonly bool _both = criteria.Count > 1;

    /// <summary>Whether a row of the batch is the main job rather than the best so far.</summary>
    public bool Beats(JobBatch rows, int candidate, int best)
    {
        var order = 0;
        if (_payFirst)
        {
            order = rows.Pay[candidate].CompareTo(rows.Pay[best]);
        }
        else if (_hoursFirst)
        {
            order = rows.Hours[candidate].CompareTo(rows.Hours[best]);
        }

        if (order == 0 && _both)
        {
            order = _payFirst
                ? rows.Hours[candidate].CompareTo(rows.Hours[best])
                : rows.Pay[candidate].CompareTo(rows.Pay[best]);
        }

        return order > 0 || (order == 0 && ComesFirst(rows, candidate, best));
    }

    private bool ComesFirst(JobBatch rows, int left, int right)
    {
        var order = catalogue.Employers.CompareNames(rows.Employer[left], rows.Employer[right]);
        order = order != 0 ? order : catalogue.Titles.Compare(rows.Title[left], rows.Title[right]);
        order = order != 0 ? order : catalogue.Sectors.Compare(rows.Sector[left], rows.Sector[right]);
        order = order != 0 ? order : catalogue.Occupations.Compare(rows.Occupation[left], rows.Occupation[right]);
        order = order != 0 ? order : catalogue.Statuses.Compare(rows.Status[left], rows.Status[right]);
        return (order != 0 ? order : catalogue.Attributes.Compare(rows.Attributes[left], rows.Attributes[right])) < 0;
    }
}
