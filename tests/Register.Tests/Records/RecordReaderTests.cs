using System.Globalization;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Records;

public sealed class RecordReaderTests : IDisposable
{
    private static readonly string[] Good = ["p", "alfa", "S", "1112", "1", "chief", "131", "2001", "$1,000.50", "160", "1", "1950"];

    private readonly ColumnMemory _memory = new();
    private readonly RejectsFile _rejects = new(TextWriter.Null);
    private readonly JobBatch _batch = new();
    private readonly Profile _profile = SmallProfile.Years;

    public void Dispose()
    {
        _memory.Dispose();
        _rejects.Dispose();
    }

    [Fact]
    public void Read_GoodRow_HasItsNumbersAndTexts()
    {
        var catalogue = Read(Good);
        var row = _batch[0];

        Assert.Equal(1, _batch.Count);
        Assert.Equal((2001, 2001, 1000.5, 160.0), (row.Period, row.End, row.Pay, row.Hours));
        Assert.Equal("1112", catalogue.Occupations.Text(row.Occupation));
        Assert.Equal("chief", catalogue.Titles.Text(row.Title));
        Assert.Equal("131", catalogue.Statuses.Text(row.Status));
    }

    [Theory]
    [InlineData(0, null, RejectReason.PersonMissing)]
    [InlineData(0, "  ", RejectReason.PersonMissing)] // was taken for a key that all of them share
    [InlineData(1, null, RejectReason.EmployerMissing)]
    [InlineData(1, "  ", RejectReason.EmployerMissing)]
    [InlineData(2, null, RejectReason.SectorMissing)]
    [InlineData(2, "X", RejectReason.SectorUnknown)]
    [InlineData(7, null, RejectReason.Period)]
    [InlineData(7, "20O1", RejectReason.Period)]
    [InlineData(7, "1989", RejectReason.PeriodRange)]
    [InlineData(8, "1,00", RejectReason.Pay)]
    [InlineData(9, "many", RejectReason.Hours)]
    public void Read_OneBadCell_RejectsTheRowForIt(int column, string? value, string reason)
    {
        string?[] bad = [.. Good];
        bad[column] = value;
        Read(Good, bad, Good);

        Assert.Equal(2, _batch.Count);
        Assert.Equal(_batch[0], _batch[1]);
        var reject = Assert.Single(_rejects.Examples);
        Assert.Equal((reason, "records.csv", 3L, value ?? ""), (reject.Reason, reject.File, reject.Row, reject.Value));
        Assert.NotEqual("", reject.Expected);
    }

    [Fact]
    public void Read_SeveralBadCells_IsOneReject()
    {
        Read(["", null, "X", "", "", "", "", "never", "x", "x", "", ""]);

        Assert.Equal(1, _rejects.Total);
    }

    [Fact]
    public void Read_QualityThatDoesNotCount_LeavesNoOccupationButTellsRowsApart()
    {
        string?[] doubtful = [.. Good];
        doubtful[4] = "4";
        string?[] other = [.. doubtful];
        other[3] = "2411";
        Read(Good, doubtful, other);

        Assert.NotEqual(0, _batch.Occupation[0]);
        Assert.Equal([0, 0], _batch.Occupation.Skip(1).Take(2));
        Assert.Equal(3, _batch.Rest.Take(3).Distinct().Count());
    }

    [Theory]
    [InlineData(8, "1000.50")]
    [InlineData(9, "160.0")]
    [InlineData(8, null)]
    public void Read_NumberWrittenInAnotherWay_IsAnotherRow(int column, string? value)
    {
        string?[] other = [.. Good];
        other[column] = value;
        Read(Good, other, Good);

        Assert.NotEqual(_batch.Rest[0], _batch.Rest[1]);
        Assert.Equal(_batch.Rest[0], _batch.Rest[2]);
    }

    [Fact]
    public void Read_MissingPayAndZeroPay_AreTwoRowsOfOneValue()
    {
        string?[] missing = [.. Good];
        missing[8] = null;
        string?[] zero = [.. Good];
        zero[8] = "0";
        Read(missing, zero);

        Assert.Equal(_batch.Pay[0], _batch.Pay[1]);
        Assert.NotEqual(_batch.Rest[0], _batch.Rest[1]);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(9007199254740992.0)]
    [InlineData(null)]
    public void Read_NumberThatIsNoKey_RejectsThePerson(double? person)
    {
        Read(_memory.Numbers(7, person), Good, Good);

        Assert.Equal(PersonId.Of(7), Assert.Single(_batch.Person.Take(_batch.Count)));
        Assert.Equal(RejectReason.PersonMissing, Assert.Single(_rejects.Examples).Reason);
    }

    // A date that the calendar does not have used to end the run instead of the row.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Read_RejectedDateOutsideTheCalendar_IsWrittenAsDays(int day)
    {
        Read(_memory.Integers(1), _memory.Dates(day), Good);

        Assert.Equal(0, _batch.Count);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{day} days"), Assert.Single(_rejects.Examples).Value);
    }

    private JobCatalogue Read(params string?[][] rows) => Read(null, null, rows);

    private JobCatalogue Read(ColumnVector persons, params string?[][] rows) => Read(persons, null, rows);

    private JobCatalogue Read(ColumnVector persons, ColumnVector periods, params string?[][] rows) =>
        Read((ColumnVector?)persons, periods, rows);

    private JobCatalogue Read(ColumnVector? persons, ColumnVector? periods, string?[][] rows)
    {
        var attributes = _profile.Columns.Attributes;
        var catalogue = new JobCatalogue(_profile);
        var columns = new RecordColumns(_profile, catalogue, attributes.Contains);
        columns.Bind([.. columns.Wanted.Select(w => new SourceColumn(w.Name, ColumnType.Text))]);
        var reader = new RecordReader(_profile, columns, catalogue, new PersonColumn(), _rejects);
        var chunk = new Chunk
        {
            File = "records.csv",
            FirstRow = 2,
            Count = rows.Length,
            Columns = [.. columns.Wanted.Select((_, c) => _memory.Texts([.. rows.Select(r => r[c])]))],
        };
        chunk.Columns[0] = persons ?? chunk.Columns[0];
        chunk.Columns[7] = periods ?? chunk.Columns[7];
        reader.Read(chunk, _batch);
        return catalogue;
    }
}
