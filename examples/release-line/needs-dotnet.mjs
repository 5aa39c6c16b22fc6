// Stands in for a target of @nx/dotnet on a machine without the SDK.
console.error(`${process.argv[2]}: needs the .NET SDK 10. Install it, put \`dotnet\` on PATH and run this again.`);
process.exitCode = 4;
