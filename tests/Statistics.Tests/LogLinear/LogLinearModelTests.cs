using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class LogLinearModelTests
{
    private const string Folder = "log-linear";

    // Where R's parameters run to infinity, glm stops on the way and its numbers are that far from the end.
    private const double OnTheWay = 1e-6;

    public static TheoryData<string> Cases => ReferenceTable.Names(Folder, "data");

    public static TheoryData<string> PackageCases => ReferenceTable.Names(Folder, "packages");

    public static TheoryData<string> Hierarchies => ReferenceTable.Names(Folder, "four");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_ReferenceCase_AgreesWithR(string name) => AgreesWithR(name);

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Fit_TableOfAnRPackage_AgreesWithR(string name) => AgreesWithR(name);

    [Theory]
    [MemberData(nameof(Hierarchies))]
    public void Fit_HierarchyOfFourDimensions_AgreesWithLoglmAndGlm(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = Four();
        string[][] margins = [.. expected.Texts("margins").Select(margin => margin.Select(dimension => $"{dimension}").ToArray())];
        var fit = LogLinearModel.Fit(table, [.. margins.Select(margin => LogLinearTerm.Margin(margin))], name).Value;
        Agree(expected, fit, 1e-8);
        Parameters(expected, fit);
        var fitted = LogLinearModel.FitMargins(table, margins).Value;
        Agree(expected, fitted, 1e-8);
        Assert.Equal(fit.DegreesOfFreedom, fitted.DegreesOfFreedom);
        Assert.Empty(fitted.Parameters);
        var residuals = fit.Residuals(ResidualKind.Standardised).Zip(fitted.Residuals(ResidualKind.Standardised));
        Assert.All(residuals, pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    // The numbers that are published for the British table of fathers and sons, with R's data set of it.
    [RFact]
    public void Fit_OccupationalStatus_GivesThePublishedStatistics()
    {
        var table = ReferenceTable.Of(Folder, "packages", "occupationalStatus");
        var (independence, quasi, symmetric) = (
            LogLinearModel.Independence(table).Value,
            LogLinearModel.QuasiIndependence(table).Value,
            LogLinearModel.QuasiSymmetry(table).Value);
        Assert.Equal((954.489, 49), (Math.Round(independence.Deviance, 3), independence.DegreesOfFreedom));
        Assert.Equal((446.840, 41), (Math.Round(quasi.Deviance, 3), quasi.DegreesOfFreedom));
        Assert.Equal((22.935, 21), (Math.Round(symmetric.Deviance, 3), symmetric.DegreesOfFreedom));
    }

    // Hauser (1979), Some exploratory methods for modeling mobility tables, Sociological Methodology 11, 413-458.
    [Fact]
    public void Fit_Hauser_GivesThePublishedStatistics()
    {
        var table = ReferenceTable.Of(Folder, "data", "hauser");
        var (independence, quasi) = (LogLinearModel.Independence(table).Value, LogLinearModel.QuasiIndependence(table).Value);
        Assert.Equal((6170.13, 16), (Math.Round(independence.Deviance, 2), independence.DegreesOfFreedom));
        Assert.Equal((683.34, 11), (Math.Round(quasi.Deviance, 2), quasi.DegreesOfFreedom));
    }

    private static void AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var fit = Fit(ReferenceTable.Of(Folder, expected), expected.Text("model")).Value;
        var finite = expected.Flag("finite");
        Agree(expected, fit, finite ? 1e-8 : OnTheWay);
        expected.Agrees("dissimilarity", fit.Dissimilarity, finite ? 1e-8 : OnTheWay, 1e-7);
        expected.Agrees("bic", fit.Bic, finite ? 1e-8 : OnTheWay, 1e-4);
        Assert.Equal(expected.Text("model"), fit.Model);
        if (expected.Has("p"))
        {
            expected.Agrees("p", fit.PValue, finite ? 1e-7 : OnTheWay * 100, 1e-300);
        }

        if (expected.Has("names"))
        {
            Parameters(expected, fit);
            var scale = Math.Sqrt(fit.Table.Total);
            expected.Agrees("pearson", fit.Residuals(ResidualKind.Pearson), 1e-8, 1e-10 * scale);
            expected.Agrees("devianceResiduals", fit.Residuals(ResidualKind.Deviance), 1e-8, 2e-8 * scale);
            expected.Agrees("standardised", fit.Residuals(ResidualKind.Standardised), 1e-7, 1e-9 * scale);
        }
    }

    private static void Agree(ReferenceCase expected, ModelFit fit, double relative)
    {
        var total = fit.Table.Total;
        expected.Agrees("deviance", fit.Deviance, relative, 1e-11 * total);
        expected.Agrees("x2", fit.PearsonStatistic, relative, (relative > 1e-7 ? 1e-6 : 1e-11) * total);
        expected.Agrees("df", fit.DegreesOfFreedom, 0);
        expected.Agrees("fitted", fit.Fitted, relative, (relative > 1e-7 ? 1e-6 : 1e-11) * total);
    }

    private static void Parameters(ReferenceCase expected, ModelFit fit)
    {
        // R puts the columns of a term in another order; the parameters are the same.
        var ours = fit.Parameters.ToDictionary(parameter => parameter.Name);
        var names = expected.Texts("names");
        Assert.Equal(names.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        expected.Agrees("estimates", [.. names.Select(name => ours[name].Estimate)], 1e-8, 1e-9);
        expected.Agrees("errors", [.. names.Select(name => ours[name].StandardError)]);
    }

    private static Outcome<ModelFit> Fit(ContingencyTable table, string model) => model switch
    {
        "independence" => LogLinearModel.Independence(table),
        "quasi-independence" => LogLinearModel.QuasiIndependence(table),
        "symmetry" => LogLinearModel.Symmetry(table),
        "quasi-symmetry" => LogLinearModel.QuasiSymmetry(table),
        "uniform association" => LogLinearModel.UniformAssociation(table),
        "uniform association off the diagonal" => LogLinearModel.UniformAssociation(table, blockDiagonal: true),
        "row effects" => LogLinearModel.RowEffects(table),
        "row effects off the diagonal" => LogLinearModel.RowEffects(table, blockDiagonal: true),
        "column effects" => LogLinearModel.ColumnEffects(table),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such model."),
    };

    private static ContingencyTable Four()
    {
        var data = ReferenceData.Of(Folder, "four");
        return ContingencyTable.Of(
            [TableDimension.Numbered("a", 2), TableDimension.Numbered("b", 3), TableDimension.Numbered("c", 2), TableDimension.Numbered("d", 3)],
            data.Numbers("count")).Value;
    }
}
