namespace Sektorskifte.Host.Tests;
