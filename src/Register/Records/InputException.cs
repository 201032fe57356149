namespace Sektorskifte.Register.Records;

/// <summary>
/// An input that can't be used at all: a missing column, a file that is not what the profile says, a wrong profile.
/// The message names the file, the place, the value and what would be right; the command line prints it and exits 2.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>An input error with a message made for the person who owns the input.</summary>
    /// <param name="message">File, place, value and what would be right, in English.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>An input error that was noticed through another error.</summary>
    /// <param name="message">File, place, value and what would be right, in English.</param>
    /// <param name="cause">What the reader underneath said.</param>
    public InputException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
