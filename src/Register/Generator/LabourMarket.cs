namespace Sektorskifte.Register.Generator;

/// <summary>
/// What the generator plants: how many people each sector has, and how leaders change jobs between sectors. Sectors are
/// numbered in the order state, region, municipality, social funds, private.
/// </summary>
internal static class LabourMarket
{
    public const int Sectors = 5;
    public const int Region = 1;
    public const int Municipality = 2;
    public const int Private = 4;

    /// <summary>
    /// Employees. The state's number is published; regions, municipalities and social funds stand with their published
    /// full-time equivalents of the fourth quarter of 2024, and the private sector with the rest of three million.
    /// </summary>
    private static readonly int[] Employees = [180_000, 132_194, 437_512, 2_043, 2_248_251];

    /// <summary>
    /// Leaders' job changes by origin (row) and destination (column), per 10,000. They give the published figures: 22 % go
    /// to another sector; of those into the state 7 % come from a municipality or region, into a region 21 % from state or
    /// municipality, into a municipality 5 % from state or region. The split behind these sums is an assumption. Rows and
    /// columns have equal sums, so that the stocks of leaders stay as they are over time.
    /// </summary>
    private static readonly int[][] Flows =
    [
        [815, 40, 50, 1, 294],
        [30, 511, 100, 1, 158],
        [54, 128, 2376, 1, 441],
        [1, 1, 1, 4, 3],
        [300, 120, 473, 3, 4094],
    ];

    /// <summary>
    /// People for each of the flow's row sums: 12,000 leaders in the state are published, and 1,200 of 10,000 changes start
    /// there. With the same ratio everywhere, leaders of all sectors change jobs equally often (an assumption).
    /// </summary>
    private const int LeadersPerFlow = 10;

    /// <summary>Monthly pay of a full-time employee in kroner: plausible magnitudes, not statistics.</summary>
    private static readonly double[] Pay = [36_000, 37_000, 32_000, 36_000, 36_000];

    /// <summary>Monthly pay of a leader in kroner: plausible magnitudes, not statistics.</summary>
    private static readonly double[] LeaderPay = [60_000, 62_000, 50_000, 60_000, 65_000];

    /// <summary>The sectors' codes in tables, as the profile <c>dk-monthly</c> has them.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["state", "region", "municipality", "social_funds", "private"];

    /// <summary>The share of all employees.</summary>
    public static double EmployeeShare(int sector) => (double)Employees[sector] / Employees.Sum();

    /// <summary>The share of a sector's employees who are leaders.</summary>
    public static double LeaderShare(int sector) => (double)(Flows[sector].Sum() * LeadersPerFlow) / Employees[sector];

    /// <summary>Leaders' job changes from one sector to another, of 10,000.</summary>
    public static int Flow(int origin, int destination) => Flows[origin][destination];

    /// <summary>Leaders for each other employee of the sector.</summary>
    public static double LeadersPerOther(int sector) => LeaderShare(sector) / (1 - LeaderShare(sector));

    /// <summary>The share of other employees who work in the sector.</summary>
    public static double OtherShare(int sector) =>
        EmployeeShare(sector) * (1 - LeaderShare(sector))
        / Enumerable.Range(0, Sectors).Sum(s => EmployeeShare(s) * (1 - LeaderShare(s)));

    /// <summary>Full-time pay in a month, in kroner.</summary>
    public static double FullTimePay(int sector, bool leader) => leader ? LeaderPay[sector] : Pay[sector];
}
