using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Survey;

/// <summary>Estimates as they are written on the command line.</summary>
public sealed class EstimateReaderTests
{
    [Theory]
    [InlineData("mean:api00", EstimateKind.Mean, "api00")]
    [InlineData("total: enroll", EstimateKind.Total, "enroll")]
    [InlineData("ratio:api.stu/enroll", EstimateKind.Ratio, "api.stu,enroll")]
    [InlineData("Share:stype", EstimateKind.Share, "stype")]
    [InlineData("independence:stype*awards", EstimateKind.Independence, "stype,awards")]
    [InlineData("alpha:q1, q2,\"q 3\"", EstimateKind.Alpha, "q1,q2,q 3")]
    [InlineData("variance:\"løn, i alt\"", EstimateKind.Variance, "løn, i alt")]
    public void Read_KindAndVariables_AreFound(string text, EstimateKind kind, string variables)
    {
        var spec = EstimateReader.Read(text);
        Assert.Equal((kind, text), (spec.Kind, spec.Text));
        Assert.Equal(variables, string.Join(",", spec.Variables));
    }

    [Fact]
    public void Read_GroupsAndDomain_AreFound()
    {
        var spec = EstimateReader.Read("mean:pay by sector, sex where age=30,31 and \"where\"=\"by hand\"");
        Assert.Equal(["sector", "sex"], spec.By);
        Assert.Equal(["age", "where"], spec.Where.Select(condition => condition.Column));
        Assert.Equal(["30", "31"], spec.Where[0].Values);
        Assert.Equal(["by hand"], spec.Where[1].Values);
        Assert.Equal(["pay", "sector", "sex", "age", "where"], spec.Columns);
    }

    [Fact]
    public void Read_Quantiles_HaveProbabilities()
    {
        Assert.Equal([0.25, 0.5], EstimateReader.Read("quantile:pay@0.25,0.5").Probabilities);
        Assert.Equal([0.5], EstimateReader.Read("quantile:pay").Probabilities);
    }

    [Fact]
    public void Read_Difference_HasItsGroups()
    {
        var spec = EstimateReader.Read("difference:pay by sector S-K where sex=1");
        Assert.Equal(["S", "K"], spec.Categories);
        Assert.Equal("sex", spec.Where[0].Column);
    }

    [Fact]
    public void Read_Share_HasItsCategories() => Assert.Equal(["S", "K"], EstimateReader.Read("share:sector=S,K by year").Categories);

    [Theory]
    [InlineData("linear:y ~ a + b", "a|b")]
    [InlineData("logistic:y ~ a*b", "a|b|a:b")]
    [InlineData("poisson:y ~ a + a:b + factor(c)", "a|a:b|[c]")]
    [InlineData("ordinal:y ~ a*factor(b) + a", "a|[b]|a:[b]")]
    public void Read_Model_HasItsTerms(string text, string terms) => Assert.Equal(
        terms,
        string.Join("|", EstimateReader.Read(text).Terms.Select(term =>
            string.Join(":", term.Select(variable => variable.IsFactor ? $"[{variable.Column}]" : variable.Column)))));

    [Theory]
    [InlineData("", "what to estimate, such as mean was expected at the end")]
    [InlineData("median:x", "'median' is not among total, mean, ratio")]
    [InlineData("mean", "':' was expected at the end")]
    [InlineData("mean:", "a column was expected at the end")]
    [InlineData("ratio:a", "'/' was expected at the end")]
    [InlineData("ratio:a/", "the column of the denominator was expected at the end")]
    [InlineData("mean:a b", "'b' was not expected")]
    [InlineData("mean:a by", "a column to group by was expected at the end")]
    [InlineData("mean:a where b", "'=' was expected at the end")]
    [InlineData("quantile:a@2", "'2' is no probability between 0 and 1")]
    [InlineData("quantile:a@0", "'0' is no probability between 0 and 1")]
    [InlineData("alpha:a", "at least two columns are needed")]
    [InlineData("ttest:a", "it needs the groups: by and one column")]
    [InlineData("difference:a S-K", "it needs the groups")]
    [InlineData("linear:y ~ a by b", "it can't be broken down by groups")]
    [InlineData("linear:y ~", "a column of the model was expected at the end")]
    [InlineData("linear:y ~ factor(a", "')' was expected at the end")]
    [InlineData("mean:\"a", "the quote before 'a' is not closed")]
    [InlineData("mean:/", "a column was expected where '/' stands")]
    public void Read_WhatCannotBeRead_SaysWhatWasExpected(string text, string message)
    {
        var problem = Assert.Throws<InputException>(() => EstimateReader.Read(text)).Message;
        Assert.StartsWith($"--estimate {text}: ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyNamesInQuotes_ComeBack() =>
        Prop.ForAll<string?, string?>((first, second) =>
        {
            var (a, b) = ((first ?? "").Replace("\"", ""), (second ?? "").Replace("\"", ""));
            var spec = EstimateReader.Read($"ratio:\"{a}\"/\"{b}\" by \"{b}\" where \"{a}\"=\"{b}\"");
            return spec.Variables.SequenceEqual([a, b]) && spec.By.SequenceEqual([b])
                && spec.Where[0].Column == a && spec.Where[0].Values.SequenceEqual([b]);
        }).QuickCheckThrowOnFailure();
}
