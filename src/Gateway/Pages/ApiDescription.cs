using System.Text.Json.Serialization.Metadata;
using Arus.Gateway.Api;
using Arus.Gateway.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Arus.Gateway.Pages;

/// <summary>The description of the interface (OpenAPI 3.1), made from the code.</summary>
internal static class ApiDescription
{
    public const string Name = "v1";
    public const string Address = "/openapi/v1.json";

    private static readonly Dictionary<Type, TextValue.IDescribed> Texts =
        TextValue.All.OfType<TextValue.IDescribed>().ToDictionary(value => value.Described);

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = ReferenceId;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Arus", Version = "v1", Description = "The HTTP interface of one Arus server." };
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        DescriptionPage.Map(routes);
    }

    /// <summary>Values are described where they are used; answers and bodies once, by name.</summary>
    private static string? ReferenceId(JsonTypeInfo type) =>
        Texts.ContainsKey(Nullable.GetUnderlyingType(type.Type) ?? type.Type) ? null
        : type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(ListOf<>) ? $"ListOf{type.Type.GetGenericArguments()[0].Name}"
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    private static void Describe(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type);
        if (Texts.TryGetValue(value ?? type, out var text))
        {
            schema.Type = text.CanBeNone || value is not null ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Description ??= text.Expected;
            schema.Pattern = null;
            schema.Format = null;
        }
        else if ((value ?? type) == typeof(double))
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Pattern = null;
            schema.Format = "double";
        }
        else if ((value ?? type) == typeof(Money))
        {
            schema.Type = value is null ? JsonSchemaType.Object : JsonSchemaType.Object | JsonSchemaType.Null;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            schema.Required = new HashSet<string> { "amount", "currency" };
        }
        else if ((value ?? type).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (schema.Items is null && ElementOf(type) is { } element && (Texts.ContainsKey(element) || element == typeof(double)))
        {
            var items = new OpenApiSchema();
            Describe(items, element);
            schema.Items = items;
        }
    }

    /// <summary>What handlers read themselves: the key of a command, the form of an import.</summary>
    private static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<CommandMark>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Commands.KeyHeader,
                In = ParameterLocation.Header,
                Required = true,
                Description = "Names the command: the same request sent again does nothing again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Commands.KeyLengthMax, Pattern = "^[A-Za-z0-9_-]+$" },
            });
        }

        if (metadata.OfType<ImportFormMark>().Any())
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            var form = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "file", "symbol" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    ["symbol"] = text,
                    ["source"] = text,
                    ["timezone"] = text,
                    ["format"] = text,
                },
            };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = form } },
            };
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
