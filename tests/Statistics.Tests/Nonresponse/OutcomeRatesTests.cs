using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Nonresponse;

public sealed class OutcomeRatesTests
{
    private const string Folder = "outcome-rates";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/outcome-rates/README.md: the definitions written out in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Rate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var counts = Counts((int)expected.Number("row"));
        var given = expected.Numbers("given")[0];
        double? eligibility = double.IsNaN(given) ? null : given;
        expected.Agrees("e", eligibility ?? OutcomeRates.Eligibility(counts).Value);
        foreach (var rate in Enum.GetValues<OutcomeRate>())
        {
            expected.Agrees($"{rate}", OutcomeRates.Rate(counts, rate, eligibility).Value);
        }
    }

    [Fact]
    public void Rate_AnyCounts_KeepTheirOrder()
    {
        for (var row = 0; row < 8; row++)
        {
            var counts = Counts(row);
            double Rate(OutcomeRate rate) => OutcomeRates.Rate(counts, rate).Value;
            Assert.True(Rate(OutcomeRate.RR1) <= Rate(OutcomeRate.RR3) && Rate(OutcomeRate.RR3) <= Rate(OutcomeRate.RR5));
            Assert.True(Rate(OutcomeRate.RR1) <= Rate(OutcomeRate.RR2) && Rate(OutcomeRate.RR5) <= Rate(OutcomeRate.RR6));
            Assert.Equal(Rate(OutcomeRate.RR2), Rate(OutcomeRate.COOP2) * Rate(OutcomeRate.CON1), 1e-12);
        }
    }

    [Fact]
    public void Rate_NobodyInTheDenominator_IsAProblem()
    {
        var unknown = new OutcomeCounts((CaseOutcome.UnknownHousehold, 12), (CaseOutcome.UnknownOther, 3));
        Assert.Equal(0, OutcomeRates.Rate(unknown, OutcomeRate.RR1).Value);
        Assert.Equal("RR5 has no case in its denominator.", OutcomeRates.Rate(unknown, OutcomeRate.RR5).Problem!.Message);
        Assert.Equal("COOP1 has no case in its denominator.", OutcomeRates.Rate(unknown, OutcomeRate.COOP1).Problem!.Message);
        Assert.Equal(ProblemKind.NoData, OutcomeRates.Rate(unknown, OutcomeRate.RR3).Problem!.Kind);
        Assert.Equal(0, OutcomeRates.Rate(unknown, OutcomeRate.RR3, 0.5).Value);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Rate_ImpossibleEligibility_Throws(double eligibility) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeRates.Rate(Counts(0), OutcomeRate.RR1, eligibility));

    [Theory]
    [InlineData("1.1", CaseOutcome.Interview, "1.1")]
    [InlineData("1.10", CaseOutcome.Interview, "1.1")]
    [InlineData(" 1.2 ", CaseOutcome.PartialInterview, "1.2")]
    [InlineData("2.112", CaseOutcome.Refusal, "2.11")]
    [InlineData("2.1121", CaseOutcome.Refusal, "2.11")]
    [InlineData("212", CaseOutcome.Refusal, "2.12")]
    [InlineData("2.20", CaseOutcome.NonContact, "2.2")]
    [InlineData("2.332", CaseOutcome.OtherNonInterview, "2.33")]
    [InlineData("2.90", CaseOutcome.OtherNonInterview, "2.9")]
    [InlineData("3.19", CaseOutcome.UnknownHousehold, "3.19")]
    [InlineData("3.21", CaseOutcome.UnknownOther, "3.21")]
    [InlineData("3.90", CaseOutcome.UnknownOther, "3.9")]
    [InlineData("4.0", CaseOutcome.NotEligible, "4")]
    [InlineData("4.54", CaseOutcome.NotEligible, "4.5")]
    public void Find_Code_CountsAsTheOneItRefines(string code, CaseOutcome outcome, string found)
    {
        var disposition = DispositionCodes.Find(code).Value;
        Assert.Equal((outcome, found), (disposition.Outcome, disposition.Code));
        Assert.NotEmpty(disposition.Meaning);
    }

    [Theory]
    [InlineData("2.0", "covers several outcomes; a digit more is needed, such as 2.1.")]
    [InlineData("3", "covers several outcomes")]
    [InlineData("1.00", "covers several outcomes")]
    [InlineData("5.1", "'5.1' is not one of AAPOR's")]
    [InlineData("1.3", "'1.3' is not one of AAPOR's")]
    [InlineData("", "'' is not one of AAPOR's")]
    [InlineData("refused", "'refused' is not one of AAPOR's")]
    [InlineData("-2.1", "is not one of AAPOR's")]
    [InlineData(".11", "is not one of AAPOR's")]
    public void Find_UnclearCode_SaysWhatWouldBeRight(string code, string message)
    {
        var problem = DispositionCodes.Find(code).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_Codes_AreFoundAsThemselves() =>
        Assert.All(DispositionCodes.All, code => Assert.Same(code, DispositionCodes.Find(code.Code).Value));

    [Fact]
    public void Of_Codes_CountsWeights()
    {
        var counts = OutcomeCounts.Of(["1.1", "1.1", "2.11", "3.13", "4.7"], [2, 3, 1.5, 4, 1]).Value;
        Assert.Equal(5, counts[CaseOutcome.Interview]);
        Assert.Equal(1.5, counts[CaseOutcome.Refusal]);
        Assert.Equal(4, counts[CaseOutcome.UnknownHousehold]);
        Assert.Equal(6.5 / 7.5, OutcomeRates.Eligibility(counts).Value, 1e-15);
        Assert.Equal(2, OutcomeCounts.Of(["1.1", "1.1"]).Value[CaseOutcome.Interview]);
    }

    [Fact]
    public void Of_WrongCase_IsNamed()
    {
        Assert.StartsWith("Case 2: The disposition code 'x'", OutcomeCounts.Of(["1.1", "x"]).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("Case 1 has the weight 0; a weight is a finite number above 0.", OutcomeCounts.Of(["1.1"], [0]).Problem!.Message);
        Assert.Throws<ArgumentException>(() => OutcomeCounts.Of(["1.1"], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OutcomeCounts((CaseOutcome.Refusal, -1)));
    }

    private static OutcomeCounts Counts(int row)
    {
        var data = ReferenceData.Of(Folder);
        string[] columns = ["I", "P", "R", "NC", "O", "UH", "UO", "NE"];
        return new OutcomeCounts(columns.Select((column, i) => ((CaseOutcome)i, data.Numbers(column)[row])));
    }
}
