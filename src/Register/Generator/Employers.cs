using System.Runtime.InteropServices;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// All employers of the register, as they are before the first person's career is drawn: who they are, how large, and what
/// is planted in them. Nothing here changes while careers are drawn, so that each person can be drawn alone.
/// </summary>
internal sealed class Employers
{
    /// <summary>Below this expected number of people a private employer may report no occupation, or a short one.</summary>
    public const int ReportsFully = 10;

    // Numbers of eight digits as in the business register, in a range far above those in use.
    private const int FirstNumber = 90_000_001;
    private readonly List<Employer> _all = [];
    private readonly List<double> _people = [];
    private readonly AliasTable[] _bySize = new AliasTable[LabourMarket.Sectors];
    private readonly int[] _first = new int[LabourMarket.Sectors + 1];

    /// <summary>Draws the employers.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="stock">The people expected at work in a month.</param>
    /// <param name="random">The sequence for employers.</param>
    public Employers(GeneratorOptions options, double stock, ref RandomSequence random)
    {
        var reported = 0.0;
        for (var sector = 0; sector < LabourMarket.Sectors; sector++)
        {
            _first[sector] = _all.Count;
            var people = stock * LabourMarket.EmployeeShare(sector);
            var weights = Weights(sector, people);
            var sum = weights.Sum();
            _bySize[sector] = new AliasTable(weights);
            foreach (var weight in weights)
            {
                var expected = people * weight / sum;
                var report = Report(options, sector, expected, ref random);
                reported += sector == LabourMarket.Private && report != OccupationReport.None ? weight / sum : 0;
                Add(Employer.Lasting(sector, report, expected), expected);
            }
        }

        _first[LabourMarket.Sectors] = _all.Count;
        PrivateReportedShare = reported;
    }

    /// <summary>The number of employers.</summary>
    public int Count => _all.Count;

    /// <summary>The share of people of the private sector whose employer reports occupations.</summary>
    public double PrivateReportedShare { get; }

    /// <summary>An employer.</summary>
    public ref Employer this[int employer] => ref CollectionsMarshal.AsSpan(_all)[employer];

    /// <summary>The employer's number in the register.</summary>
    public static int Number(int employer) => FirstNumber + employer;

    /// <summary>The people expected at an employer in a month.</summary>
    public double People(int employer) => _people[employer];

    /// <summary>The employers of a sector, without those that come into being later.</summary>
    public Range OfSector(int sector) => _first[sector].._first[sector + 1];

    /// <summary>Adds an employer.</summary>
    /// <returns>Its index.</returns>
    public int Add(Employer employer, double people)
    {
        _all.Add(employer);
        _people.Add(people);
        return _all.Count - 1;
    }

    /// <summary>Draws an employer among those that are first of the sector, in proportion to their size.</summary>
    public int Draw(int sector, ref RandomSequence random) => _first[sector] + _bySize[sector].Draw(ref random);

    /// <summary>Who stands in an employer's place in a month: itself, or who took its people over.</summary>
    public int InPlaceOf(int employer, int month)
    {
        ref var e = ref this[employer];
        return month < e.ClosedFrom ? employer : e.Successor;
    }

    // Five regions and 98 municipalities, as there are; elsewhere assumptions: many private employers by Zipf's law.
    private static double[] Weights(int sector, double people)
    {
        var (peopleEach, most) = sector switch
        {
            0 => (8, 200),
            LabourMarket.Region => (8, 5),
            LabourMarket.Municipality => (8, 98),
            LabourMarket.Private => (12, int.MaxValue),
            _ => (8, 25),
        };
        var least = sector == LabourMarket.Private ? 20 : 3;
        var count = (int)Math.Clamp(people / peopleEach, least, most);
        var flatness = sector == LabourMarket.Private ? 3.0 : 1 + (count / 3.0);
        return [.. Enumerable.Range(0, count).Select(rank => 1 / (rank + flatness))];
    }

    private static OccupationReport Report(GeneratorOptions options, int sector, double people, ref RandomSequence random)
    {
        var draw = random.NextUnit();
        if (sector == LabourMarket.Private && people < ReportsFully)
        {
            if (draw < options.UnreportedOccupationShare)
            {
                return OccupationReport.None;
            }

            if (draw < options.UnreportedOccupationShare + options.ShortOccupationShare)
            {
                return OccupationReport.Short;
            }
        }

        return random.NextBelow(2) == 0 ? OccupationReport.FourDigits : OccupationReport.SixDigits;
    }
}
