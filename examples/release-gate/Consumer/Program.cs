using System;
using Greeter;

Console.WriteLine(Greetings.For("consumer"));
