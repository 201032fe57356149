using System.Reflection;
using System.Reflection.Emit;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Architecture.Tests;

/// <summary>One way out: only <c>Tables/Disclosure</c> makes a <see cref="ProtectedTable"/>.</summary>
public sealed class ProtectedTableTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly ConstructorInfo Constructor = Assert.Single(typeof(ProtectedTable).GetConstructors(All));

    [Fact]
    public void Constructor_OfProtectedTable_IsInternal()
    {
        Assert.True(Constructor.IsAssembly);
        Assert.True(typeof(ProtectedTable).IsSealed);
    }

    // What the text of the code does not show, such as new(...), its compiled form does.
    [Fact]
    public void Constructor_InCompiledTables_IsCalledFromDisclosureAlone()
    {
        var callers = Callers(typeof(ProtectedTable).Assembly, Constructor).ToList();
        Assert.DoesNotContain(callers, type =>
            type.Namespace?.StartsWith("Sektorskifte.Tables.Disclosure", StringComparison.Ordinal) != true);
    }

    [Fact]
    public void Constructor_InSources_IsNamedInDisclosureAlone() =>
        Assert.DoesNotContain(
            Repository.FilesWith(".cs", ".cshtml").Where(path =>
                !path.StartsWith("tests/", StringComparison.Ordinal)
                && !path.StartsWith("src/Tables/Disclosure/", StringComparison.Ordinal)),
            path => Repository.Text(path).Contains("new ProtectedTable", StringComparison.Ordinal));

    [Fact]
    public void Callers_SeededCall_IsFound() =>
        Assert.Equal(
            [typeof(Seed)],
            Callers(typeof(Seed).Assembly, typeof(Seeded).GetConstructors(All).Single()));

    private static IEnumerable<Type> Callers(Assembly assembly, ConstructorInfo constructor)
    {
        // A call of the constructor: the instruction and the constructor's token in its own assembly.
        var call = new byte[5];
        call[0] = (byte)OpCodes.Newobj.Value;
        BitConverter.TryWriteBytes(call.AsSpan(1), constructor.MetadataToken);
        return assembly.GetTypes().Where(type => type.GetMembers(All).OfType<MethodBase>().Any(method =>
            method.GetMethodBody()?.GetILAsByteArray() is { } code && code.AsSpan().IndexOf(call) >= 0));
    }

    private sealed class Seeded;

    private static class Seed
    {
        public static Seeded Make() => new();
    }
}
