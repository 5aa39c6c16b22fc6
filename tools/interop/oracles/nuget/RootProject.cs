using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Versioning;

/// The project whose dependencies are resolved.
internal sealed class RootProject(IEnumerable<LibraryDependency> dependencies) : IDependencyProvider
{
    public const string Name = "$root";

    private readonly List<LibraryDependency> dependencies = dependencies.ToList();

    public bool SupportsType(LibraryDependencyTarget type) => type.HasFlag(LibraryDependencyTarget.Project);

    public Library GetLibrary(LibraryRange range, NuGetFramework framework, string alias) => GetLibrary(range, framework);

    public Library GetLibrary(LibraryRange range, NuGetFramework framework) => range.Name != Name ? null : new Library
    {
        LibraryRange = range,
        Identity = new LibraryIdentity(Name, new NuGetVersion(1, 0, 0), LibraryType.Project),
        Dependencies = dependencies,
        Resolved = true,
    };
}
