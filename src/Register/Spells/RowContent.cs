using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>Tells rows of one person that are exact duplicates of each other.</summary>
internal static class RowContent
{
    private const int Handful = 16;

    /// <summary>Adds to a list, of rows, each that equals no other before it.</summary>
    public static void AddDistinct(JobBatch rows, ReadOnlySpan<int> members, List<int> distinct)
    {
        // A handful is compared pair by pair; thousands of rows under one key (a missing one, say) are sorted first.
        if (members.Length > Handful)
        {
            AddSorted(rows, members, distinct);
            return;
        }

        var first = distinct.Count;
        foreach (var row in members)
        {
            var known = false;
            for (var i = first; i < distinct.Count && !known; i++)
            {
                known = Compare(rows, distinct[i], row) == 0;
            }

            if (!known)
            {
                distinct.Add(row);
            }
        }
    }

    private static void AddSorted(JobBatch rows, ReadOnlySpan<int> members, List<int> distinct)
    {
        var sorted = members.ToArray();
        Array.Sort(sorted, (left, right) => Compare(rows, left, right));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || Compare(rows, sorted[i - 1], sorted[i]) != 0)
            {
                distinct.Add(sorted[i]);
            }
        }
    }

    private static int Compare(JobBatch rows, int left, int right)
    {
        var order = rows.Employer[left].CompareTo(rows.Employer[right]);
        order = order != 0 ? order : rows.Period[left].CompareTo(rows.Period[right]);
        order = order != 0 ? order : rows.End[left].CompareTo(rows.End[right]);
        order = order != 0 ? order : rows.Pay[left].CompareTo(rows.Pay[right]);
        order = order != 0 ? order : rows.Hours[left].CompareTo(rows.Hours[right]);
        order = order != 0 ? order : rows.Sector[left].CompareTo(rows.Sector[right]);
        order = order != 0 ? order : rows.Occupation[left].CompareTo(rows.Occupation[right]);
        order = order != 0 ? order : rows.Title[left].CompareTo(rows.Title[right]);
        order = order != 0 ? order : rows.Status[left].CompareTo(rows.Status[right]);
        order = order != 0 ? order : rows.Attributes[left].CompareTo(rows.Attributes[right]);
        return order != 0 ? order : rows.Rest[left].CompareTo(rows.Rest[right]);
    }
}
