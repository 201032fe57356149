using System.Globalization;
using System.Text;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Bench;

/// <summary>A generated survey: strata, clusters, weights, variables and bootstrap replicate weights; written for rivals to read.</summary>
internal sealed class SurveyData
{
    private const int Strata = 20;
    private const int ClusterRows = 50;

    public SurveyData(int rows, int replicates)
    {
        Rows = rows;
        Replicates = replicates;
        Folder = Path.Combine(Repository.Data, string.Create(CultureInfo.InvariantCulture, $"survey-{rows}"));
        Weights = new double[rows];
        Stratum = new long[rows];
        Cluster = new long[rows];
        Size = new double[rows];
        People = new double[rows];
        Response = new double[rows];
        A = new long[rows];
        B = new long[rows];
        Covariates = [.. Enumerable.Range(0, 10).Select(_ => new double[rows])];
        var random = new RandomSequence(1, 0);
        var level = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var cluster = row / ClusterRows;
            level = row % ClusterRows == 0 ? random.NextUnit() - 0.5 : level;
            Cluster[row] = cluster;
            Stratum[row] = (long)cluster * Strata * ClusterRows / rows;
            Weights[row] = Math.Round(5 + (20 * random.NextUnit()), 3);
            Size[row] = Math.Round(50 + (40 * level) + (30 * random.NextUnit()), 4);
            People[row] = Math.Round(1 + (9 * random.NextUnit()), 4);
            A[row] = (long)(5 * random.NextUnit());
            B[row] = (long)(5 * Math.Min(0.999999, Math.Max(0, (0.7 * random.NextUnit()) + (0.06 * A[row]))));
            var predictor = -1 + level;
            for (var x = 0; x < Covariates.Length; x++)
            {
                Covariates[x][row] = Math.Round((2 * random.NextUnit()) - 1, 4);
                predictor += Covariates[x][row] * (x - 4) / 10;
            }

            Response[row] = random.NextUnit() < 1 / (1 + Math.Exp(-predictor)) ? 1 : 0;
        }

        Sampled = SampleDesign.Create(
            Weights, [new SamplingStage { Units = Factor.Of("cluster", Cluster), Strata = Factor.Of("stratum", Stratum) }]).Value;
        Values = Draw();
        Replicated = ReplicateDesign.Create(
            Weights, ReplicateWeights.Of(Values, replicates, 1.0 / (replicates - 1), areCombined: true)).Value;
    }

    public int Rows { get; }

    public int Replicates { get; }

    public string Folder { get; }

    public double[] Weights { get; }

    public long[] Stratum { get; }

    public long[] Cluster { get; }

    public double[] Size { get; }

    public double[] People { get; }

    public double[] Response { get; }

    public long[] A { get; }

    public long[] B { get; }

    public double[][] Covariates { get; }

    public SampleDesign Sampled { get; }

    public ReplicateDesign Replicated { get; }

    private double[] Values { get; }

    /// <summary>Writes the files that are not there yet.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Folder);
        var done = Path.Combine(Folder, "replicates.txt");
        if (File.Exists(done))
        {
            return;
        }

        using (var data = new StreamWriter(Path.Combine(Folder, "data.csv"), append: false, new UTF8Encoding(false)))
        {
            data.WriteLine("weight,stratum,cluster,size,people,y,a,b," + string.Join(',', Enumerable.Range(1, 10).Select(x => $"x{x}")));
            for (var row = 0; row < Rows; row++)
            {
                data.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Weights[row]},{Stratum[row]},{Cluster[row]},{Size[row]},{People[row]},{Response[row]},{A[row]},{B[row]},{string.Join(',', Covariates.Select(x => x[row].ToString("R", CultureInfo.InvariantCulture)))}"));
            }
        }

        using (var file = new BinaryWriter(File.Create(Path.Combine(Folder, "replicates.bin"))))
        {
            foreach (var value in Values)
            {
                file.Write((float)value);
            }
        }

        File.WriteAllText(done, Replicates.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    // Rao and Wu's bootstrap, rounded to what a 32-bit number holds, so that every program has the same weights.
    private double[] Draw()
    {
        var values = new double[(long)Rows * Replicates];
        var clusters = Rows / ClusterRows;
        var of = Enumerable.Range(0, clusters).GroupBy(cluster => Stratum[cluster * ClusterRows]).Select(group => group.ToArray()).ToList();
        var drawn = new int[clusters];
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            var random = new RandomSequence(2, (ulong)replicate);
            Array.Clear(drawn);
            foreach (var units in of)
            {
                for (var i = 0; i < units.Length - 1; i++)
                {
                    drawn[units[random.NextBelow(units.Length)]]++;
                }
            }

            foreach (var units in of)
            {
                foreach (var unit in units)
                {
                    var factor = drawn[unit] * units.Length / (units.Length - 1.0);
                    for (var row = unit * ClusterRows; row < (unit + 1) * ClusterRows; row++)
                    {
                        values[((long)row * Replicates) + replicate] = (float)(Weights[row] * factor);
                    }
                }
            }
        }

        return values;
    }
}
