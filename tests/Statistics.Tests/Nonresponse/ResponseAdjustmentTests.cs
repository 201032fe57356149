using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Nonresponse;

public sealed class ResponseAdjustmentTests
{
    private const string Folder = "response-adjustment";

    private static readonly Factor Ab = Factor.Of("area", ["a", "a", "a", "b", "b"]);

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/response-adjustment/README.md: tapply, glm and quantile in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Adjust_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var data = ReferenceData.Of(Folder);
        var (region, level) = (Factor.Of("region", data.Texts("region")), Factor.Of("level", data.Texts("level")));
        bool[] responded = [.. data.Numbers("responded").Select(r => r == 1)];
        var weights = expected.Text("weights") == "one" ? null : data.Numbers("weight");
        var model = ModelMatrix.Build(
            ["region", "level", "tenure"],
            [ModelVariable.Of(region), ModelVariable.Of(level), ModelVariable.Of("tenure", data.Numbers("tenure"))]).Value;
        var result = (expected.Text("by") switch
        {
            "region" => ResponseAdjustment.ByCells(region, responded, weights),
            "region:level" => ResponseAdjustment.ByCells(region.By(level), responded, weights),
            "propensity" => ResponseAdjustment.ByPropensity(model, responded, weights),
            _ => ResponseAdjustment.ByPropensityClasses(model, responded, weights, (int)expected.Number("classes")),
        }).Value;

        expected.Agrees("factors", result.Factors);
        expected.Agrees("total", result.Weights.Sum());
        expected.Agrees("deff", result.WeightingEffect);
        Assert.Equal(responded.Count(r => r), result.RespondentCount);
        if (expected.Has("propensities"))
        {
            expected.Agrees("propensities", result.Propensities);
            Assert.Empty(result.Cells);
        }
    }

    [Fact]
    public void ByCells_Cells_TellWhatTheyHold()
    {
        var result = ResponseAdjustment.ByCells(Ab, [true, false, true, false, true], [1, 2, 3, 4, 6]).Value;
        Assert.Equal([new("a", 3, 2, 4 / 6.0, 1.5), new("b", 2, 1, 0.6, 10 / 6.0)], result.Cells);
        Assert.Equal([1.5, 0, 1.5, 0, 10 / 6.0], result.Factors);
        Assert.Equal(16, result.Weights.Sum(), 1e-12);
    }

    [Fact]
    public void ByCells_Everybody_KeepsTheWeights()
    {
        var result = ResponseAdjustment.ByCells(Ab, [true, true, true, true, true], [1, 2, 3, 4, 6]).Value;
        Assert.Equal([1.0, 2, 3, 4, 6], result.Weights);
    }

    [Fact]
    public void ByCells_WeightZero_LeavesTheCaseOut()
    {
        var result = ResponseAdjustment.ByCells(Ab, [true, false, true, false, true], [1, 0, 1, 0, 1]).Value;
        Assert.Equal([1.0, 0, 1, 0, 1], result.Factors);
        Assert.Equal(["a", "b"], result.Cells.Select(cell => cell.Name));

        // A cell whose cases are all left out is not there.
        Assert.Equal(["a"], ResponseAdjustment.ByCells(Ab, [true, false, true, false, true], [1, 1, 1, 0, 0]).Value.Cells.Select(c => c.Name));
    }

    [Fact]
    public void ByCells_CellWithoutRespondents_IsNamed()
    {
        var problem = ResponseAdjustment.ByCells(Ab, [true, false, true, false, false]).Problem!;
        Assert.Equal(ProblemKind.TooFewUnits, problem.Kind);
        Assert.Equal("In the cell area=b 0 of 2 cases answered; it needs 1 or more. Join it with another cell.", problem.Message);
        Assert.Contains("area=b 1 of 2", ResponseAdjustment.ByCells(Ab, [true, false, true, false, true], null, 2).Problem!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ByCells_WrongInput_IsNamed()
    {
        bool[] all = [true, true, true, true, true];
        Assert.Equal("area is missing in row 2; every case needs a cell.",
            ResponseAdjustment.ByCells(Factor.Of("area", ["a", null, "a", "b", "b"]), all).Problem!.Message);
        Assert.Contains("weight is NaN in row 1", ResponseAdjustment.ByCells(Ab, all, [double.NaN, 1, 1, 1, 1]).Problem!.Message,
            StringComparison.Ordinal);
        Assert.Equal(ProblemKind.NoData, ResponseAdjustment.ByCells(Ab, all, new double[5]).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => ResponseAdjustment.ByCells(Ab, [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseAdjustment.ByCells(Ab, all, null, 0));
    }

    [Fact]
    public void ByPropensity_Separated_NamesTheColumn()
    {
        var area = Factor.Of("area", [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "a" : "b")]);
        bool[] responded = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 || i < 20)];
        var problem = ResponseAdjustment.ByPropensity(ModelMatrix.Build(["area"], [ModelVariable.Of(area)]).Value, responded).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("area=b", problem.Message, StringComparison.Ordinal);
    }

    // The point of it: response that depends on what the cells hold no longer moves the mean.
    [Fact]
    public void Adjust_ResponseByCell_RemovesTheBias()
    {
        var (plain, byCells, byPropensity, byClasses) = (0.0, 0.0, 0.0, 0.0);
        const int Rounds = 100;
        for (ulong seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomSequence(seed, 4);
            int[] codes = [.. Enumerable.Range(0, 800).Select(_ => random.NextBelow(4))];
            bool[] responded = [.. codes.Select(code => random.NextUnit() < 0.2 + (0.2 * code))];
            var cells = Factor.OfCodes("cell", codes, ["0", "1", "2", "3"]);
            var model = ModelMatrix.Build(["cell"], [ModelVariable.Of(cells)]).Value;
            double Bias(IReadOnlyList<double> weights) =>
                (codes.Zip(weights, (code, weight) => code * weight).Sum() / weights.Sum()) - codes.Average();

            plain += Bias([.. responded.Select(r => r ? 1.0 : 0)]) / Rounds;
            byCells += Bias(ResponseAdjustment.ByCells(cells, responded).Value.Weights) / Rounds;
            byPropensity += Bias(ResponseAdjustment.ByPropensity(model, responded).Value.Weights) / Rounds;
            byClasses += Bias(ResponseAdjustment.ByPropensityClasses(model, responded, null, 8).Value.Weights) / Rounds;
        }

        Assert.InRange(plain, 0.45, 0.55);
        Assert.Equal(0, byCells, 1e-12);
        Assert.Equal(0, byPropensity, 1e-8);
        Assert.Equal(0, byClasses, 1e-8);
    }
}
