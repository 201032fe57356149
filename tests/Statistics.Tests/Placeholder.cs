namespace Sektorskifte.Statistics.Tests;
