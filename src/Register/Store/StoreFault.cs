using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Store;

/// <summary>The words for what can go wrong with the files of a store.</summary>
internal static class StoreFault
{
    // ENOSPC and EDQUOT as Unix numbers them, ERROR_DISK_FULL of Windows.
    private static readonly int[] DiskFull = [28, 122, 69, unchecked((int)0x80070070)];

    /// <summary>A file is not as it was written.</summary>
    public static InputException Damaged(string path, string what, Exception? cause = null)
    {
        var message = $"{path} is damaged: {what}. Expected the file as the import wrote it; import all the records again, into a new folder.";
        return cause is null ? new InputException(message) : new InputException(message, cause);
    }

    /// <summary>A file can't be written.</summary>
    public static InputException Unwritable(string path, Exception cause) => new(
        DiskFull.Contains(cause.HResult)
            ? $"{path} can't be written: the disk is full. The store is as it was; make room and import again."
            : $"{path} can't be written: {cause.Message}. The store is as it was.",
        cause);

    /// <summary>Whether an error is one of reading or writing, not of the program.</summary>
    public static bool IsOfFiles(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>Does something for each number on several threads; the first error comes as itself.</summary>
    public static void ForEach<T>(int count, int threads, Func<T> open, Action<int, T> work)
    {
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                open,
                (number, _, mine) =>
                {
                    work(number, mine);
                    return mine;
                },
                _ => { });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
