using System.CommandLine;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register</c>: everything about employment records.</summary>
internal static class RegisterCommand
{
    public static Command Create() => new("register", "Employment records: draft a profile, check files, keep them in a store, make the mapping.")
    {
        ProfileCommand.Create(),
        CheckCommand.Create(),
        ImportCommand.Create(),
        MapCommand.Create(),
        PushCommand.Create(),
    };
}
