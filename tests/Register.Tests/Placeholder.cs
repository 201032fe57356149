namespace Sektorskifte.Register.Tests;
