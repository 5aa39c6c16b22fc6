using System;
using Greeter;

var checks = new (string Found, string Wanted)[]
{
    (Greetings.For("Ada"), "Hello, Ada!"),
    (Greetings.For("Ada", "de"), "Hallo, Ada!"),
};
var failed = Array.FindAll(checks, check => check.Found != check.Wanted);
foreach (var (found, wanted) in failed) Console.Error.WriteLine($"error: {found}, not {wanted}");
Console.WriteLine($"checks: {checks.Length}, failed: {failed.Length}");
return failed.Length == 0 ? 0 : 1;
