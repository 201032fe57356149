using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>What can happen to a person at work in a month; at most one of them does.</summary>
internal enum CareerEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Leaves for good.</summary>
    Exit,

    /// <summary>Is without a job for some months.</summary>
    Gap,

    /// <summary>Takes a second job too.</summary>
    SecondJob,

    /// <summary>Goes to another employer.</summary>
    Move,

    /// <summary>Goes to another employer and becomes a leader there.</summary>
    MoveUp,

    /// <summary>Becomes a leader, or no longer is one, at the same employer.</summary>
    ChangePosition,

    /// <summary>Goes to another workplace of the same employer.</summary>
    ChangeWorkplace,
}

/// <summary>
/// The chances of each event in a month, and where a job change leads. They keep the expected stocks of all sectors and
/// positions as they are: whoever leaves a stock is replaced at the same rate.
/// </summary>
internal sealed class JobChanges
{
    /// <summary>The chance to be back at work after a month without: gaps last three months on average.</summary>
    public const double GapEnds = 1.0 / 3;

    /// <summary>The chance that a second job ends in a month.</summary>
    public const double SecondJobEnds = 1.0 / 14;

    /// <summary>The share of leaders' job changes that lead to a job that is no leader's; as many lead the other way.</summary>
    public const double StepDownShare = 0.15;

    /// <summary>The share of gaps after which people are at another employer.</summary>
    public const double ElsewhereAfterGap = 0.4;

    private const double MonthsPerYear = 12;
    private const double PositionLost = 0.002;
    private const double WorkplaceChanged = 0.003;
    private readonly double[][] _upTo = new double[2 * LabourMarket.Sectors][];
    private readonly AliasTable[] _leaders = new AliasTable[LabourMarket.Sectors];
    private readonly AliasTable _others;
    private readonly double _openSearch;

    /// <summary>The chances under the settings.</summary>
    public JobChanges(GeneratorOptions options, double privateReportedShare)
    {
        _openSearch = options.OpenSearchShare;
        _others = new AliasTable([.. Sectors(LabourMarket.OtherShare)]);
        for (var sector = 0; sector < LabourMarket.Sectors; sector++)
        {
            _leaders[sector] = new AliasTable([.. Sectors(d => LabourMarket.Flow(sector, d))]);
            for (var leader = 0; leader < 2; leader++)
            {
                _upTo[(2 * sector) + leader] = Cumulate(Chances(options, sector, leader == 1, privateReportedShare));
            }
        }
    }

    /// <summary>Draws what happens to a person at work in this month.</summary>
    public CareerEvent Draw(int sector, bool leader, ref RandomSequence random)
    {
        var upTo = _upTo[(2 * sector) + (leader ? 1 : 0)];
        var draw = random.NextUnit();
        if (draw >= upTo[^1])
        {
            return CareerEvent.None;
        }

        var index = 0;
        while (draw >= upTo[index])
        {
            index++;
        }

        return CareerEvent.Exit + index;
    }

    /// <summary>Draws the sector to which a person who is or becomes a leader goes.</summary>
    public int LeaderDestination(int origin, ref RandomSequence random) => _leaders[origin].Draw(ref random);

    /// <summary>Draws the sector to which another employee goes.</summary>
    public int OtherDestination(int origin, ref RandomSequence random) =>
        random.NextUnit() < _openSearch ? _others.Draw(ref random) : origin;

    private static double[] Chances(GeneratorOptions options, int sector, bool leader, double privateReportedShare)
    {
        var leaderMove = options.LeaderMoveRate / MonthsPerYear;
        var reported = sector == LabourMarket.Private ? privateReportedShare : 1;
        return
        [
            options.ExitRate / MonthsPerYear,
            StartChance(options.GapShare, GapEnds),
            StartChance(options.SecondJobShare, SecondJobEnds),
            leader ? leaderMove : options.MoveRate / MonthsPerYear,
            leader ? 0 : leaderMove * StepDownShare * LabourMarket.LeadersPerOther(sector),
            leader ? PositionLost : PositionLost * LabourMarket.LeadersPerOther(sector) / reported,
            WorkplaceChanged,
        ];
    }

    // In a steady state as many begin as end: (1 − share) × start = share × end.
    private static double StartChance(double share, double end) => share / (1 - share) * end;

    private static double[] Cumulate(double[] chances)
    {
        for (var i = 1; i < chances.Length; i++)
        {
            chances[i] += chances[i - 1];
        }

        return chances;
    }

    private static IEnumerable<double> Sectors(Func<int, double> value) =>
        Enumerable.Range(0, LabourMarket.Sectors).Select(value);
}
