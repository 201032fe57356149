using System.Globalization;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Counts leaders by years as a leader from the turning points that the shards have found.</summary>
internal sealed class TurnTenure(ShardCluster cluster, RunTables run, PassSettings settings)
{
    /// <summary>What stands for the periods as a leader when the beginning was not seen.</summary>
    private const ushort Unseen = ushort.MaxValue;

    private readonly int _perYear = PeriodNumbers.PerYear(settings.Grain);

    private string Turns => cluster.Everywhere(run.Turns);

    /// <summary>The class of the years as a leader before the turning point, as an expression; 0 for who was no leader.</summary>
    public static string YearsBefore(Grain grain) => string.Create(
        CultureInfo.InvariantCulture,
        $"toUInt8(if(level_before = 0, 0, if(tenure_before = {Unseen}, {Tenure.Unknown}, least(intDiv(tenure_before, {PeriodNumbers.PerYear(grain)}), {Tenure.Open}))))");

    /// <summary>Fills in everything that a pass counts of them.</summary>
    public void Fill(TenureCells leaders)
    {
        FillAtRisk(leaders);
        FillEnds(leaders);
        cluster.First.Read(
            $"""
            SELECT grp_before, sector_before, level_before, {YearsBefore(settings.Grain)} AS years, toInt64(count()) FROM {Turns}
            WHERE is_linked AND level_before > 0 AND level = 0 AND sector = sector_before GROUP BY grp_before, sector_before, level_before, years
            """,
            row => leaders.AddLeft(Cell(row), row.Int64()));
        cluster.First.Read(
            $"""
            SELECT toUInt8(tenure = {Unseen}) AS is_unseen, toInt64(count()) FROM {Turns}
            WHERE is_counted AND level > 0 AND NOT (is_linked AND level_before > 0 AND sector = sector_before) GROUP BY is_unseen
            """,
            row =>
            {
                var isUnseen = row.UInt8() != 0;
                var stretches = row.Int64();
                leaders.StretchesUnseen += isUnseen ? stretches : 0;
                leaders.StretchesSeen += isUnseen ? 0 : stretches;
            });
    }

    /// <summary>A run's periods in each year as a leader are those before its end less those before its start.</summary>
    private void FillAtRisk(TenureCells leaders) => cluster.First.Read(
        $"""
        SELECT grp, sector, level, toUInt32(tenure) AS periods, toUInt8(tenure = {Unseen}) AS is_unseen, -toInt64(count()), -toInt64(sum(period))
        FROM {Turns} WHERE is_counted AND level > 0 GROUP BY grp, sector, level, periods, is_unseen
        UNION ALL
        SELECT grp_before AS grp, sector_before AS sector, level_before AS level, toUInt32(tenure_before + 1) AS periods,
            toUInt8(tenure_before = {Unseen}) AS is_unseen, toInt64(count()), toInt64(sum(period_before) + count())
        FROM {Turns} WHERE is_counted_before AND level_before > 0 GROUP BY grp, sector, level, periods, is_unseen
        """,
        row =>
        {
            var cell = new TenureCell((int)row.UInt32(), row.UInt8(), row.UInt8(), Tenure.Unknown);
            var periods = (int)row.UInt32();
            var isUnseen = row.UInt8() != 0;
            var (people, sum) = (row.Int64(), row.Int64());
            if (isUnseen)
            {
                leaders.AddAtRisk(cell, sum);
                return;
            }

            for (byte year = 0; year < Tenure.Open; year++)
            {
                leaders.AddAtRisk(cell with { Tenure = year }, people * Math.Clamp(periods - (year * _perYear), 0, _perYear));
            }

            leaders.AddAtRisk(cell with { Tenure = Tenure.Open }, people * Math.Max(0, periods - (Tenure.Open * _perYear)));
        });

    /// <summary>Whether the last period of those who are linked to nothing is at risk depends on what other people's rows show.</summary>
    private void FillEnds(TenureCells leaders) => cluster.First.Read(
        $"""
        SELECT grp_before, sector_before, level_before, {YearsBefore(settings.Grain)} AS years, period_before,
            toUInt8(ambiguous > 0 AND period <= period_before + 1 + {settings.GapAllowance.ToString(CultureInfo.InvariantCulture)}) AS is_before_ambiguous,
            toInt64(count())
        FROM {Turns} WHERE is_counted_before AND NOT is_linked AND level_before > 0
        GROUP BY grp_before, sector_before, level_before, years, period_before, is_before_ambiguous
        """,
        row =>
        {
            var cell = Cell(row);
            var (period, isBeforeAmbiguous, people) = ((int)row.UInt32(), row.UInt8() != 0, row.Int64());
            leaders.AddEnd(new LeaderEnd(period, cell, isBeforeAmbiguous), people);
            leaders.AddAtRisk(cell, -people);
        });

    private static TenureCell Cell(RowReader row) => new((int)row.UInt32(), row.UInt8(), row.UInt8(), row.UInt8());
}
