// Drives the real Squirrel.Windows from the command line: its types are internal, so they are called by reflection.
// Exit code: 0 done, 2 wrong usage, 3 Squirrel threw (then the answer is {"throws", "message"}).
using System;
using System.IO;
using System.Linq;
using System.Reflection;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length == 0 || !Commands.ByName.ContainsKey(args[0]))
        {
            Console.Error.WriteLine("usage: squirrel-oracle " + string.Join("|", Commands.ByName.Keys) + " …");
            return 2;
        }
        var command = args.Skip(1).ToArray();
        try
        {
            Squirrel.Load(Path.Combine(Environment.GetEnvironmentVariable("SQUIRREL_VENDOR") ?? ".", "Squirrel-Mono.exe"));
            Console.WriteLine(Commands.ByName[args[0]](command));
            return 0;
        }
        catch (Exception error)
        {
            var cause = Innermost(error);
            Console.WriteLine(Json.Object("throws", cause.GetType().FullName, "message", cause.Message));
            return 3;
        }
    }

    public static Exception Innermost(Exception error)
    {
        while ((error is TargetInvocationException || error is AggregateException) && error.InnerException != null)
        {
            error = error.InnerException;
        }
        return error;
    }
}
