using System.Text.Json.Nodes;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

/// Dependency trees over packages that the question describes, walked by NuGet's RemoteDependencyWalker.
internal static class Resolution
{
    public static readonly Dictionary<string, Operation> Operations = new() { ["resolve"] = Resolve };

    private static JsonObject Resolve(JsonObject question)
    {
        var framework = NuGetFramework.Parse(question.Text("framework") ?? "net8.0");
        using var cache = new SourceCacheContext();
        var mapping = PackageSourceMapping.GetPackageSourceMapping(NullSettings.Instance);
        var context = new RemoteWalkContext(cache, mapping, NullLogger.Instance);
        context.ProjectLibraryProviders.Add(new RootProject(question.Parts("root").Select(MemoryFeed.DependencyOf)));
        context.RemoteLibraryProviders.Add(new MemoryFeed(question.Parts("packages")));
        var root = new LibraryRange(RootProject.Name, VersionRange.Parse("1.0.0"), LibraryDependencyTarget.Project);
        var tree = new RemoteDependencyWalker(context).WalkAsync(root, framework, null, null, true).GetAwaiter().GetResult();
        return Describe(tree, tree.Analyze());
    }

    private static JsonObject Describe(GraphNode<RemoteResolveResult> tree, AnalyzeResult<RemoteResolveResult> analysis)
    {
        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var unresolved = new SortedSet<string>(StringComparer.Ordinal);
        tree.ForEach(node =>
        {
            if (node.Key.Name == RootProject.Name || node.Disposition == Disposition.Rejected) return;
            if (node.Item?.Key?.Type == LibraryType.Unresolved) unresolved.Add(Describe(node));
            else if (node.Disposition == Disposition.Accepted) resolved[node.Item.Key.Name] = node.Item.Key.Version.ToNormalizedString();
        });
        return new JsonObject
        {
            ["resolved"] = new JsonObject(resolved.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode)entry.Value))),
            ["unresolved"] = unresolved.ToJson(),
            ["downgrades"] = analysis.Downgrades
                .Select(found => new JsonObject { ["path"] = Way(found.DowngradedFrom), ["to"] = Way(found.DowngradedTo) }).ToJson(),
            ["conflicts"] = analysis.VersionConflicts
                .Select(found => new JsonObject { ["selected"] = Way(found.Selected), ["conflicting"] = Way(found.Conflicting) }).ToJson(),
            ["cycles"] = analysis.Cycles.Select(Way).ToJson(),
        };
    }

    /// The requests from the root to a node.
    private static string Way(GraphNode<RemoteResolveResult> node)
    {
        var steps = new Stack<string>();
        for (; node != null && node.Key.Name != RootProject.Name; node = node.OuterNode) steps.Push(Describe(node));
        return string.Join(" > ", steps);
    }

    private static string Describe(GraphNode<RemoteResolveResult> node) =>
        node.Key.Name + " " + node.Key.VersionRange?.ToNormalizedString();
}
