using System;
using Greeter;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: greeter <name>");
    return 2;
}
Console.WriteLine(Greetings.For(args[0]));
return 0;
