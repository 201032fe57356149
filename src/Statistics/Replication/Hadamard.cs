namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// Hadamard matrices: square, of +1 and −1, with orthogonal rows, the first row all +1. Made by the constructions of Sylvester (1867)
/// and R. E. A. C. Paley (1933), from primes.
/// </summary>
internal static class Hadamard
{
    /// <summary>The smallest matrix of these constructions with at least so many rows.</summary>
    public static sbyte[][] AtLeast(int rows)
    {
        var order = rows <= 1 ? 1 : rows <= 2 ? 2 : (rows + 3) / 4 * 4;
        while (true)
        {
            if (Make(order) is { } matrix)
            {
                return WithFirstRowPositive(matrix);
            }

            order += 4;
        }
    }

    private static sbyte[][]? Make(int order)
    {
        if (order == 1)
        {
            return [[1]];
        }

        if (order % 4 == 0 && IsPrime(order - 1))
        {
            return First(order - 1);
        }

        if (order % 4 == 0 && (order / 2) - 1 is var prime && prime % 4 == 1 && IsPrime(prime))
        {
            return Second(prime);
        }

        return order % 2 == 0 && Make(order / 2) is { } half ? Double(half) : null;
    }

    private static sbyte[][] Double(sbyte[][] half) =>
        [.. half.Select(row => (sbyte[])[.. row, .. row]), .. half.Select(row => (sbyte[])[.. row, .. row.Select(entry => (sbyte)-entry)])];

    // Paley's first construction: I + S with S skew, bordered by 1 and −1.
    private static sbyte[][] First(int prime)
    {
        var character = Character(prime);
        return Fill(prime + 1, (i, j) =>
            i == j ? 1 : i == 0 ? 1 : j == 0 ? -1 : character[(i - j + prime) % prime]);
    }

    // Paley's second: each entry of the symmetric bordered matrix becomes a block of two by two.
    private static sbyte[][] Second(int prime)
    {
        var character = Character(prime);
        return Fill(2 * (prime + 1), (row, column) =>
        {
            var (i, j) = (row / 2, column / 2);
            var entry = i == j ? 0 : i == 0 || j == 0 ? 1 : character[(i - j + prime) % prime];
            var isSecond = (row & 1) + (column & 1);
            return entry == 0
                ? (isSecond == 0 ? 1 : -1)
                : entry * (isSecond == 2 ? -1 : 1);
        });
    }

    private static sbyte[][] Fill(int order, Func<int, int, int> entry)
    {
        var matrix = new sbyte[order][];
        for (var i = 0; i < order; i++)
        {
            matrix[i] = new sbyte[order];
            for (var j = 0; j < order; j++)
            {
                matrix[i][j] = (sbyte)entry(i, j);
            }
        }

        return matrix;
    }

    // 1 for squares of the prime field, −1 for others, 0 for 0.
    private static int[] Character(int prime)
    {
        var character = new int[prime];
        Array.Fill(character, -1);
        for (var i = 1; i < prime; i++)
        {
            character[(int)((long)i * i % prime)] = 1;
        }

        character[0] = 0;
        return character;
    }

    private static sbyte[][] WithFirstRowPositive(sbyte[][] matrix)
    {
        for (var column = 0; column < matrix.Length; column++)
        {
            for (var row = matrix.Length - 1; row >= 0; row--)
            {
                matrix[row][column] *= matrix[0][column];
            }
        }

        return matrix;
    }

    private static bool IsPrime(int number)
    {
        if (number < 2)
        {
            return false;
        }

        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
