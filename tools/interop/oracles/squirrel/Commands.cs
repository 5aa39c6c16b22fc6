// What the driver can ask Squirrel to do; README.md lists the arguments.
using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

internal static class Commands
{
    public static readonly Dictionary<string, Func<string[], string>> ByName = new Dictionary<string, Func<string[], string>>
    {
        { "create-full", CreateFull },
        { "create-delta", CreateDelta },
        { "apply-delta", ApplyDelta },
        { "apply-each", ApplyEach },
        { "install", Install },
        { "install-each", InstallEach },
        { "parse-releases", ParseReleases },
        { "parse-entry", args => Entry(ParseEntry(args[0])) },
        { "rewrite-releases", RewriteReleases },
        { "plan", Plan },
        { "stage-each", StageEach },
        { "bsdiff", Diff },
        { "bspatch", Patch },
        { "markdown", RenderMarkdown },
        { "update", Update },
    };

    private static string CreateFull(string[] args)
    {
        var package = Squirrel.New("Squirrel.ReleasePackage", Path.GetFullPath(args[0]), false);
        var output = Squirrel.Call(package, "CreateReleasePackage", Path.GetFullPath(args[1]), Path.GetFullPath(args[2]), null, null);
        return Json.Object("out", output);
    }

    private static string CreateDelta(string[] args)
    {
        var builder = Squirrel.New("Squirrel.DeltaPackageBuilder", new object[] { null });
        var delta = Squirrel.Call(builder, "CreateDeltaPackage", Release(args[0], true), Release(args[1], true), Path.GetFullPath(args[2]));
        return Json.Object("out", Squirrel.Get(delta, "InputPackageFile"));
    }

    private static string ApplyDelta(string[] args)
    {
        var builder = Squirrel.New("Squirrel.DeltaPackageBuilder", new object[] { null });
        var full = Squirrel.Call(builder, "ApplyDeltaPackage", Release(args[0], false), Release(args[1], false), Path.GetFullPath(args[2]));
        return Json.Object("out", Squirrel.Get(full, "InputPackageFile"));
    }

    /// One line of a list for each delta: what `apply-delta` takes, with tabs between. What one throws does not end the others.
    private static string ApplyEach(string[] args)
    {
        return Json.List(File.ReadAllLines(args[0]).Select(line => Attempt(() => ApplyDelta(line.Split('\t')))));
    }

    private static string Attempt(Func<string> act)
    {
        try
        {
            return act();
        }
        catch (Exception error)
        {
            return Json.Object("throws", Program.Innermost(error).GetType().Name);
        }
    }

    private static string Install(string[] args)
    {
        var paths = args.Select(Path.GetFullPath).ToArray();
        ((Task)Squirrel.CallStatic("Squirrel.ReleasePackage", "ExtractZipForInstall", paths[0], paths[1], paths[2])).Wait();
        return Json.Object("ok", true);
    }

    /// One line of a list for each package: what `install` takes, with tabs between. What one throws does not end the others.
    private static string InstallEach(string[] args)
    {
        return Json.List(File.ReadAllLines(args[0]).Select(line => Outcome(line.Split('\t'))));
    }

    private static string Outcome(string[] install)
    {
        var work = Task.Run(() => Install(install));
        try
        {
            return work.Wait(TimeSpan.FromSeconds(20)) ? Json.Object("ok", true) : Json.Object("hangs", true);
        }
        catch (Exception error)
        {
            return Json.Object("throws", Program.Innermost(error).GetType().Name);
        }
    }

    private static string ParseReleases(string[] args)
    {
        return Json.List(ReadReleases(args[0]).Select(Entry));
    }

    private static string RewriteReleases(string[] args)
    {
        Squirrel.CallStatic("Squirrel.ReleaseEntry", "WriteReleaseFile", ReadReleases(args[0]), args[1]);
        return Json.Object("ok", true);
    }

    /// What the client would download, coming from the release of the entry given, or from none.
    private static string Plan(string[] args)
    {
        var current = args[1] == "none" ? null : ParseEntry(args[1]);
        var update = Squirrel.CallStatic("Squirrel.UpdateInfo", "Create", current, ReadReleases(args[0]), Path.GetTempPath());
        var apply = ((IEnumerable)Squirrel.Get(update, "ReleasesToApply")).Cast<object>();
        return Json.Object(
            "future", new Json.Fragment(Entry(Squirrel.Get(update, "FutureReleaseEntry"))),
            "apply", new Json.Fragment(Json.List(apply.Select(entry => Json.Value(Squirrel.Get(entry, "Filename"))))));
    }

    /// For each line of a file, a GUID or `none`, the packages that an index offers to the client with this id.
    private static string StageEach(string[] args)
    {
        var index = Encoding.UTF8.GetString(File.ReadAllBytes(args[0]));
        return Json.List(File.ReadAllLines(args[1]).Select(id =>
        {
            var user = id == "none" ? null : (object)Guid.Parse(id);
            var offered = (IEnumerable)Squirrel.CallStatic("Squirrel.ReleaseEntry", "ParseReleaseFileAndApplyStaging", index, user);
            return Json.List(offered.Cast<object>().Select(entry => Json.Value(Squirrel.Get(entry, "Filename"))));
        }));
    }

    private static string Diff(string[] args)
    {
        using (var patch = File.Create(args[2]))
        {
            Squirrel.CallStatic("Squirrel.Bsdiff.BinaryPatchUtility", "Create", File.ReadAllBytes(args[0]), File.ReadAllBytes(args[1]), patch);
        }
        return Json.Object("ok", true);
    }

    private static string Patch(string[] args)
    {
        using (var source = File.OpenRead(args[0]))
        using (var output = File.Create(args[2]))
        {
            Func<Stream> openPatch = () => File.OpenRead(args[1]);
            Squirrel.CallStatic("Squirrel.Bsdiff.BinaryPatchUtility", "Apply", source, openPatch, output);
        }
        return Json.Object("ok", true);
    }

    private static string RenderMarkdown(string[] args)
    {
        return (string)Squirrel.Call(Squirrel.New("MarkdownSharp.Markdown"), "Transform", File.ReadAllText(args[0]));
    }

    /// As `Update.exe --update` does: whatever goes wrong with deltas, it tries once more without.
    private static string Update(string[] args)
    {
        using (var manager = (IDisposable)Squirrel.New("Squirrel.UpdateManager", args[0], "App", Path.GetFullPath(args[1]), null))
        {
            try
            {
                return UpdateOnce(manager, false, null);
            }
            catch (Exception error)
            {
                return UpdateOnce(manager, true, Program.Innermost(error));
            }
        }
    }

    private static string UpdateOnce(object manager, bool ignoreDeltas, Exception before)
    {
        var intention = Enum.Parse(Squirrel.Type("Squirrel.UpdaterIntention"), "Update");
        var update = Result(Squirrel.Call(manager, "CheckForUpdate", ignoreDeltas, null, intention));
        var releases = Squirrel.Get(update, "ReleasesToApply");
        Result(Squirrel.Call(manager, "DownloadReleases", releases, null));
        Result(Squirrel.Call(manager, "ApplyReleases", update, null));
        var names = ((IEnumerable)releases).Cast<object>().Select(entry => Json.Value(Squirrel.Get(entry, "Filename")));
        return Json.Object(
            "applied", new Json.Fragment(Json.List(names)),
            "before", before == null ? null : before.GetType().Name);
    }

    private static object Result(object task)
    {
        ((Task)task).Wait();
        var result = task.GetType().GetProperty("Result");
        return result == null ? null : result.GetValue(task, null);
    }

    private static object Release(string path, bool isRelease)
    {
        return Squirrel.New("Squirrel.ReleasePackage", Path.GetFullPath(path), isRelease);
    }

    private static object ParseEntry(string line)
    {
        return Squirrel.CallStatic("Squirrel.ReleaseEntry", "ParseReleaseEntry", line);
    }

    /// The bytes are decoded as the client decodes what it has downloaded.
    private static IEnumerable<object> ReadReleases(string path)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        return (IEnumerable<object>)Squirrel.CallStatic("Squirrel.ReleaseEntry", "ParseReleaseFile", text);
    }

    private static string Entry(object entry)
    {
        if (entry == null) return "null";
        return Json.Object(
            "sha1", Squirrel.Get(entry, "SHA1"),
            "baseUrl", Squirrel.Get(entry, "BaseUrl"),
            "filename", Squirrel.Get(entry, "Filename"),
            "query", Squirrel.Get(entry, "Query"),
            "filesize", Squirrel.Get(entry, "Filesize"),
            "isDelta", Squirrel.Get(entry, "IsDelta"),
            "stagingPercentage", Squirrel.Get(entry, "StagingPercentage"),
            "version", Squirrel.Get(entry, "Version"),
            "packageName", Squirrel.Get(entry, "PackageName"),
            "entryAsString", Squirrel.Get(entry, "EntryAsString"));
    }
}
