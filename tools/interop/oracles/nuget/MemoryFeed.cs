using System.Text.Json.Nodes;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

/// A feed of packages that a question describes. It counts as remote, so that the lowest match is taken.
internal sealed class MemoryFeed : IRemoteDependencyProvider
{
    private sealed record Described(string Id, NuGetVersion Version, List<PackageDependencyGroup> Groups);

    private readonly ILookup<string, Described> packages;

    public MemoryFeed(IEnumerable<JsonObject> descriptions)
    {
        packages = descriptions
            .Select(description => new Described(
                description.Text("id"),
                NuGetVersion.Parse(description.Text("version")),
                description.Parts("groups").Select(GroupOf).ToList()))
            .ToLookup(package => package.Id, StringComparer.OrdinalIgnoreCase);
    }

    public bool IsHttp => true;

    public PackageSource Source { get; } = new("memory");

    public SourceRepository SourceRepository => null;

    public static LibraryDependency DependencyOf(JsonObject request) =>
        DependencyOf(request.Text("id"), VersionRange.Parse(request.Text("range")));

    public Task<LibraryIdentity> FindLibraryAsync(LibraryRange range, NuGetFramework framework, SourceCacheContext cache, ILogger log, CancellationToken token)
    {
        var best = range.VersionRange.FindBestMatch(packages[range.Name].Select(package => package.Version));
        return Task.FromResult(best == null ? null : new LibraryIdentity(Find(range.Name, best).Id, best, LibraryType.Package));
    }

    public Task<LibraryDependencyInfo> GetDependenciesAsync(LibraryIdentity identity, NuGetFramework framework, SourceCacheContext cache, ILogger log, CancellationToken token)
    {
        var groups = Find(identity.Name, identity.Version).Groups;
        var nearest = NuGetFrameworkUtility.GetNearest(groups, framework, group => group.TargetFramework);
        var dependencies = (nearest?.Packages ?? []).Select(package => DependencyOf(package.Id, package.VersionRange));
        return Task.FromResult(LibraryDependencyInfo.Create(identity, framework, dependencies));
    }

    public Task<IEnumerable<NuGetVersion>> GetAllVersionsAsync(string id, SourceCacheContext cache, ILogger log, CancellationToken token) =>
        Task.FromResult(packages[id].Select(package => package.Version));

    public Task<IPackageDownloader> GetPackageDownloaderAsync(PackageIdentity identity, SourceCacheContext cache, ILogger log, CancellationToken token) =>
        throw new NotSupportedException("packages of a question have no content");

    private Described Find(string id, NuGetVersion version) => packages[id].First(package => package.Version == version);

    private static PackageDependencyGroup GroupOf(JsonObject group) => new(
        group.Text("tfm") is null or "any" ? NuGetFramework.AnyFramework : NuGetFramework.Parse(group.Text("tfm")),
        group.Parts("deps").Select(request => new PackageDependency(request.Text("id"), VersionRange.Parse(request.Text("range")))));

    private static LibraryDependency DependencyOf(string id, VersionRange range) =>
        new() { LibraryRange = new LibraryRange(id, range, LibraryDependencyTarget.Package) };
}
