using System.Text;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>How an employer reports occupations.</summary>
internal enum OccupationReport : byte
{
    /// <summary>Four digits.</summary>
    FourDigits,

    /// <summary>Six digits.</summary>
    SixDigits,

    /// <summary>One to three digits.</summary>
    Short,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// Occupation codes of DISCO-08 that stand in a sector's jobs. Leaders have major group 1; 1112 is top public management.
/// Some elected politicians (1111) are planted, who are in the group and no leaders.
/// </summary>
internal static class Occupations
{
    /// <summary>The number of a text that is missing.</summary>
    public const int Missing = 0;

    // A text for each code at each length: 1 to 3 digits, 4 and 6.
    private const int Lengths = 5;
    private const string PoliticianCode = "1111";
    private static readonly int Politician;
    private static readonly byte[][] Table;
    private static readonly int[][] Leaders;
    private static readonly int[][] Others;

    static Occupations()
    {
        string[] leaders =
        [
            "1112 1211 1212 1219 1330 1345 1349 1345 1349 1219",
            "1112 1342 1342 1342 1343 1211 1212 1219 1330 1342",
            "1112 1341 1341 1342 1343 1344 1345 1345 1349 1219",
            "1112 1211 1212 1219 1346 1346 1219 1211 1219 1330",
            "1120 1211 1221 1321 1323 1324 1330 1411 1420 1346",
        ];
        string[] others =
        [
            "2310 2422 2411 3353 4110 5412 3351 2619 2131 3359",
            "2211 2212 2221 2221 3211 5321 5321 3344 2264 2634",
            "2341 2341 2342 2635 5311 5322 5322 5312 4110 9112",
            "2411 3312 3353 4110 4110 2422 4311 3343 2512 3312",
            "2512 3322 5223 5223 7115 7231 8332 9112 9334 4110",
        ];
        var codes = leaders.Concat(others).SelectMany(line => line.Split(' ')).Append(PoliticianCode).Distinct().ToList();
        Table = new byte[1 + (codes.Count * Lengths)][];
        Table[Missing] = [];
        for (var i = 0; i < codes.Count; i++)
        {
            for (var length = 0; length < Lengths; length++)
            {
                var digits = length == Lengths - 1 ? codes[i] + "00" : codes[i][..(length + 1)];
                Table[1 + (i * Lengths) + length] = Encoding.ASCII.GetBytes(digits);
            }
        }

        Leaders = [.. leaders.Select(Numbers)];
        Others = [.. others.Select(Numbers)];
        Politician = codes.IndexOf(PoliticianCode);

        int[] Numbers(string line) => [.. line.Split(' ').Select(code => codes.IndexOf(code))];
    }

    /// <summary>The text of a number that <see cref="Draw"/> gave; empty for <see cref="Missing"/>.</summary>
    public static ReadOnlySpan<byte> Text(int number) => Table[number];

    /// <summary>Draws the occupation of a job and writes it as the employer reports it.</summary>
    /// <param name="random">The person's sequence.</param>
    /// <param name="sector">The sector of the job.</param>
    /// <param name="leader">Whether it is a leader's job.</param>
    /// <param name="report">How the employer reports.</param>
    /// <returns>The number of the text.</returns>
    public static int Draw(ref RandomSequence random, int sector, bool leader, OccupationReport report)
    {
        // Both draws are always made, so that a person's later life does not depend on the employer's reporting.
        var choice = random.NextBelow(1000);
        var digits = random.NextBelow(3);
        var codes = leader ? Leaders[sector] : Others[sector];

        // One in a thousand in regions and municipalities sits in a council; these employers report the whole code.
        var code = choice == 0 && !leader && sector is (LabourMarket.Region or LabourMarket.Municipality)
            ? Politician
            : codes[choice % codes.Length];
        return report switch
        {
            OccupationReport.None => Missing,
            OccupationReport.Short => 1 + (code * Lengths) + digits,
            OccupationReport.FourDigits => 1 + (code * Lengths) + 3,
            _ => 1 + (code * Lengths) + 4,
        };
    }
}
