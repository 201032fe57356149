namespace Sektorskifte.Host.Tests.Calls;

/// <summary>A command that was run: its exit code and what it printed.</summary>
internal sealed record Call(int Code, string Output, string Error)
{
    /// <summary>What the program does from the outside, in this process.</summary>
    public static Call Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error);
        return new Call(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static Call Done(params string[] args)
    {
        var call = Run(args);
        Assert.True(call.Code == 0, $"{string.Join(' ', args)}\nexit code {call.Code}: {call.Error}{call.Output}");
        return call;
    }

    /// <summary>Runs a command that must be refused with one message that says all of these words.</summary>
    public static Call Refused(string[] args, params string[] words)
    {
        var call = Run(args);
        Assert.True(call.Code == 2, $"{string.Join(' ', args)}\nexit code {call.Code}: {call.Error}{call.Output}");
        Assert.Equal("", call.Output);
        Assert.All(words, word => Assert.Contains(word, call.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', call.Error);
        return call;
    }
}
