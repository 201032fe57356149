using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>A file of records that went into the store, with the rows of it that still count.</summary>
/// <param name="Name">The file as the caller named it, and as <see cref="Reject.File"/> names it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Rows">Its rows by period.</param>
internal sealed record StoreInput(string Name, long Bytes, string Sha256, IReadOnlyList<PeriodRows> Rows)
{
    /// <summary>
    /// What is left when periods are replaced; null when nothing is. Rows without a period go with the last of the file's
    /// periods; a file that never had any keeps them.
    /// </summary>
    public StoreInput? Without(PeriodSet replaced)
    {
        var left = Rows.Where(rows => rows.Period is not { } period || !replaced.Contains(period)).ToList();
        var lostAll = left.Count < Rows.Count && left.All(rows => rows.Period is null);
        return lostAll ? null : this with { Rows = left };
    }
}

/// <summary>The rows of a file that belong to a period.</summary>
/// <param name="Period">The period; null for rows whose period could not be read.</param>
/// <param name="Read">Data rows read, whatever became of them.</param>
/// <param name="Rejected">Rejected rows by reason.</param>
internal sealed record PeriodRows(int? Period, long Read, IReadOnlyDictionary<string, long> Rejected);

/// <summary>The counts of <see cref="RecordTally"/> in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Used">See <see cref="RecordTally.Used"/>.</param>
/// <param name="Ended">See <see cref="RecordTally.Ended"/>.</param>
/// <param name="Duplicates">See <see cref="RecordTally.Duplicates"/>.</param>
/// <param name="SecondJobs">See <see cref="RecordTally.SecondJobs"/>.</param>
internal sealed record PeriodTally(int Period, long Used, long Ended, long Duplicates, long SecondJobs)
{
    /// <summary>The periods of a tally in which anything was counted.</summary>
    public static IReadOnlyList<PeriodTally> Of(RecordTally tally) =>
    [
        .. from i in Enumerable.Range(0, tally.Used.Length)
           where (tally.Used[i] | tally.Ended[i] | tally.Duplicates[i] | tally.SecondJobs[i]) != 0
           select new PeriodTally(tally.Earliest + i, tally.Used[i], tally.Ended[i], tally.Duplicates[i], tally.SecondJobs[i]),
    ];

    /// <summary>Adds the counts to a tally.</summary>
    public void AddTo(RecordTally tally)
    {
        var i = Period - tally.Earliest;
        tally.Used[i] += Used;
        tally.Ended[i] += Ended;
        tally.Duplicates[i] += Duplicates;
        tally.SecondJobs[i] += SecondJobs;
    }
}
