namespace Sektorskifte.Tables.Tests;
