using Sektorskifte.Register.Records;

namespace Sektorskifte.Host.Commands;

/// <summary>The folder that a command writes its results to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder when it is not there.</summary>
    /// <returns>Whether it was made.</returns>
    /// <exception cref="InputException">There is no such folder and it can't be made.</exception>
    public static bool Make(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new InputException("--out has no name; expected the name of a folder.");
        }

        if (Directory.Exists(folder))
        {
            return false;
        }

        if (File.Exists(folder))
        {
            throw new InputException($"--out {folder}: a file of that name is there; name a folder.");
        }

        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(
                $"--out {folder}: the folder can't be made here ({problem.Message.TrimEnd('.')}); name one where you may write.", problem);
        }
    }

    /// <summary>Takes a folder away when nothing is in it.</summary>
    public static void DeleteEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
