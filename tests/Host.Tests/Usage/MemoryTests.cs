using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>What <c>--memory</c> takes.</summary>
public class MemoryTests
{
    [Theory]
    [InlineData("10M", "--memory 10M: expected bytes, or a number with K, M or G", "from 64M")]
    [InlineData("0", "--memory 0: expected bytes")]
    [InlineData("1T", "--memory 1T: expected bytes")]
    [InlineData("-1G", "--memory -1G: expected bytes")]
    [InlineData("1.5G", "--memory 1.5G: expected bytes")]
    [InlineData("G", "--memory G: expected bytes")]
    [InlineData("999999999999G", "--memory 999999999999G: expected bytes")]
    public void Map_MemoryThatIsNone_SaysWhatIs(string memory, params string[] said) =>
        Call.Refused(["register", "map", "--profile", "dk-monthly", "--records", "r.csv", "--out", "o", "--memory", memory], said);

    [Theory]
    [InlineData("64M")]
    [InlineData("65536k")]
    [InlineData("67108864")]
    [InlineData("2G")]
    public void Check_MemoryOfEveryUnit_IsTaken(string memory) => Call.Refused(
        ["register", "check", "--profile", "dk-monthly", "--records", "no-such.csv", "--memory", memory, "--temp", "."], "no-such.csv");
}
