"""What Lighthouse says of a publication's pages, and of the same pages without Gazette."""
