using Greeter;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => "healthy");
app.MapGet("/greet/{name}", (string name) => Greetings.For(name));
app.Run();
