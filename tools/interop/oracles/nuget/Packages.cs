using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Licenses;
using NuGet.Packaging.Signing;

internal static class Packages
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["package-id"] = question => new JsonObject
        {
            ["valid"] = question.Text("v").Length <= PackageIdValidator.MaxPackageIdLength
                && PackageIdValidator.IsValidPackageId(question.Text("v")),
        },
        ["nuspec-read"] = ReadNuspec,
        ["nupkg-identity"] = Identify,
        ["nupkg-read"] = Read,
        ["nupkg-entries"] = ListEntries,
        ["nupkg-validate-entries"] = ValidateEntries,
        ["content-hash"] = Hash,
        ["nupkg-install"] = Install,
        ["license"] = question => new JsonObject
        {
            ["hasOnlyStandard"] = NuGetLicenseExpression.Parse(question.Text("expr")).HasOnlyStandardIdentifiers(),
        },
    };

    private static JsonObject ReadNuspec(JsonObject question)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(question.Text("xml")));
        return Nuspecs.Describe(new NuspecReader(stream));
    }

    /// What opening a package and reading its nuspec takes, and no more.
    private static JsonObject Identify(JsonObject question)
    {
        using var package = new PackageArchiveReader(question.Text("path"));
        var identity = package.GetIdentity();
        return new JsonObject
        {
            ["pkg"] = identity.Id,
            ["version"] = identity.Version.ToNormalizedString(),
            ["groups"] = package.NuspecReader.GetDependencyGroups().Count(),
        };
    }

    private static JsonObject Read(JsonObject question)
    {
        using var package = new PackageArchiveReader(question.Text("path"));
        var identity = package.GetIdentity();
        return new JsonObject
        {
            ["pkg"] = identity.Id,
            ["version"] = identity.Version.ToNormalizedString(),
            ["nuspec"] = Nuspecs.Describe(package.NuspecReader),
            ["isSigned"] = package.IsSignedAsync(CancellationToken.None).Result,
            ["contentHash"] = package.GetContentHash(CancellationToken.None),
            ["sha512"] = Sha512(question.Text("path")),
            ["files"] = package.GetFiles().Select(path => DescribeFile(package, path)).ToJson(),
        };
    }

    private static JsonObject DescribeFile(PackageArchiveReader package, string path)
    {
        using var content = new MemoryStream();
        using (var stream = package.GetStream(path)) stream.CopyTo(content);
        return new JsonObject
        {
            ["path"] = path,
            ["size"] = content.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content.ToArray())),
        };
    }

    private static JsonObject ListEntries(JsonObject question)
    {
        using var archive = ZipFile.OpenRead(question.Text("path"));
        return new JsonObject
        {
            ["entries"] = archive.Entries.Select(entry => new JsonObject
            {
                ["name"] = entry.FullName,
                ["size"] = entry.Length,
                ["csize"] = entry.CompressedLength,
                ["crc"] = entry.Crc32.ToString("x8"),
            }).ToJson(),
        };
    }

    private static JsonObject ValidateEntries(JsonObject question)
    {
        using var package = new PackageArchiveReader(question.Text("path"));
        try
        {
            package.ValidatePackageEntriesAsync(CancellationToken.None).GetAwaiter().GetResult();
            return new JsonObject { ["safe"] = true };
        }
        catch (UnsafePackageEntryException error)
        {
            return new JsonObject { ["safe"] = false, ["message"] = error.Message };
        }
    }

    private static JsonObject Hash(JsonObject question)
    {
        using var package = new PackageArchiveReader(question.Text("path"));
        return new JsonObject
        {
            ["contentHash"] = package.GetContentHash(CancellationToken.None),
            ["sha512"] = Sha512(question.Text("path")),
        };
    }

    /// Unpacks a package into a folder of packages as restore does, under the identity that its nuspec states.
    private static JsonObject Install(JsonObject question)
    {
        using var package = new PackageArchiveReader(question.Text("path"));
        var policy = ClientPolicyContext.GetClientPolicy(NullSettings.Instance, NullLogger.Instance);
        var context = new PackageExtractionContext(PackageSaveMode.Defaultv3, XmlDocFileSaveMode.None, policy, NullLogger.Instance);
        var folder = new VersionFolderPathResolver(question.Text("folder"));
        async Task Copy(Stream target)
        {
            using var source = File.OpenRead(question.Text("path"));
            await source.CopyToAsync(target);
        }
        var installed = PackageExtractor
            .InstallFromSourceAsync("source", package.GetIdentity(), Copy, folder, context, CancellationToken.None)
            .GetAwaiter().GetResult();
        return new JsonObject { ["installed"] = installed };
    }

    private static string Sha512(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToBase64String(SHA512.HashData(stream));
    }
}
