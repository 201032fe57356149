namespace Sektorskifte.Architecture.Tests;
